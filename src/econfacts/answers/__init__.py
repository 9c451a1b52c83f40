"""Questions and answers as plain values."""
