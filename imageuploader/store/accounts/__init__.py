"""What the system and other programs know of accounts."""
