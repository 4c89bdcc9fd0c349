"""The pure core: workshops, records, edits, comparison, scores, checks; playbooks and cases as values."""
