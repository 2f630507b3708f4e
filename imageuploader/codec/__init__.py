"""JSON to domain values and back; the only home of pydantic."""
