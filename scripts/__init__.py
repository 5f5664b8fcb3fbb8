"""Programs for people who work on the project, and the modules that they and the tests share."""
