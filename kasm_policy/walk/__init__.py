"""The walk over a syntax tree, which applies the rules to each command."""
