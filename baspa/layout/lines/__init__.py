"""Lines broken as a whole, put in the place of the engine's own."""
