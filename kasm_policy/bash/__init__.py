"""Bash source to a trusted syntax tree, and what is known of its words before they run."""
