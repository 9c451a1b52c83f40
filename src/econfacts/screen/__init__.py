"""Answers to pages, and pages to formats."""
