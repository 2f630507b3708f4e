"""Reusable widgets that know nothing about uploads."""
