"""Signing in with a token."""
