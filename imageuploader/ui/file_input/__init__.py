"""Files on their way in: dropped, pasted or chosen."""
