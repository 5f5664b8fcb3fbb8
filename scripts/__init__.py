"""Development programs, and the modules that they share with the tests."""
