"""Sentences for the window, made of `words` and values of the domain."""
