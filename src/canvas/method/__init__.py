"""The built-in method as data, and its reader: playbooks, vocabulary, checks' texts, law cards, starter measures."""
