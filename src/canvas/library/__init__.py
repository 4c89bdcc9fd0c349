"""The case library: read, check, match."""
