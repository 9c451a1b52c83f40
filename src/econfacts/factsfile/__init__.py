"""YAML to checked facts: the reader, the fields, the rules."""
