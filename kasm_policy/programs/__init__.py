"""What programs start: wrappers, launchers, interpreters and the shell's builtins, as tables."""
