"""Implement Kasm's API: permissions, arguments and answers, and the calls themselves."""
