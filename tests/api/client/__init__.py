"""Tests of the generated client, each against a real server on the loopback interface."""
