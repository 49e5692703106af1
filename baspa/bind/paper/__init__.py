"""The PDF, and what is printed with it."""
