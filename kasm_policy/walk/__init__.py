"""The walk over a syntax tree: where a command runs, which paths it names, and the first rule that refuses it."""
