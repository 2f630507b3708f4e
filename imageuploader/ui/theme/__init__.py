"""Palette, stylesheet, icons, fonts and sizes."""
