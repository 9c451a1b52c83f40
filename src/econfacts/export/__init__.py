"""Answers to files, a file a format."""
