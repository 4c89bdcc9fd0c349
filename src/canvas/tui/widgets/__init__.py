"""Widgets that know the values of the model and ask for edits; they read no file."""
