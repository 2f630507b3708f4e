"""Signing in, and where the token of an account is."""
