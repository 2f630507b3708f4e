"""What the console prints: results, messages, progress and JSON."""
