"""A source's text beside its facts."""
