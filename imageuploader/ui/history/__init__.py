"""The history: table, model, columns, search, unfinished images."""
