"""Tests that hold the parts of the project to each other: description, generated client, tools, documents."""
