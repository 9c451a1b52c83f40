"""Facts to SQLite and back: tables, index, cache."""
