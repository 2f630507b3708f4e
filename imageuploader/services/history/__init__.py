"""The history for the window: paged, read and written off the GUI thread."""
