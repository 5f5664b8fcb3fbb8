"""What bash makes of a text: parser, syntax tree, and what is known of a word before it runs."""
