"""Detection of file formats."""
