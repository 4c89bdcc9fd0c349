"""A workshop as a report: one tree, and what renders it. Pure."""
