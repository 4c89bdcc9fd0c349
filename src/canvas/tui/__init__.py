"""The screens: Textual."""
