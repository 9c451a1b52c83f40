"""A file a command: parse, ask, emit."""
