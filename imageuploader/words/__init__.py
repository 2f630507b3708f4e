"""Sentences for eyes, shared by the window and the console. No Qt."""
