"""The page of each command."""
