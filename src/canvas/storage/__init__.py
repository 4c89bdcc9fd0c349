"""Workshops on disk: read, atomic save, journal, lock, snapshots, recent files."""
