"""What was made, opened again by other code than wrote it."""
