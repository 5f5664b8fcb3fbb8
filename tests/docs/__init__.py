"""Tests of the documentation: what it shows works, and what is rendered is current."""
