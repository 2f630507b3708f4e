"""Reusable widgets that know nothing of uploads."""
