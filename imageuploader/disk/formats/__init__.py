"""What a file is, from its first and last bytes."""
