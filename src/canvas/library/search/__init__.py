"""Search over cases, patterns and technology cards."""
