"""Whole screens: home, the workshop, and what opens over them."""
