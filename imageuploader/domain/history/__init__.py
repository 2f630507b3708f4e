"""What is shown of the history, and in which order."""
