"""Widgets, table models and delegates."""
