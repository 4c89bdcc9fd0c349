"""Canvas: a workshop tool in the terminal for redesigning a business model."""

__version__ = "0.1.0"
