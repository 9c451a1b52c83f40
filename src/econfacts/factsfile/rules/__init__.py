"""The rules that a facts file must keep."""
