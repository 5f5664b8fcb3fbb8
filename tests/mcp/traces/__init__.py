"""Spans of calls: what they tell, what they do not, and how they leave the process."""
