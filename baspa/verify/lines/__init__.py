"""Lines of a finished PDF, measured."""
