"""All texts for display, shared by the window and the console. No Qt."""
