"""The parts of `scripts/render`: `command` runs the others, each of which renders one kind of file."""
