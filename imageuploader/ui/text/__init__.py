"""Texts and state styles for the window, made from `words` and domain values."""
