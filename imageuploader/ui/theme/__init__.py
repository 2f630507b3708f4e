"""Palette, stylesheet, icons, fonts and measures."""
