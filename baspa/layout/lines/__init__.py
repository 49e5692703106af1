"""Lines broken as a whole, put in the place of the engine's own."""

WIDTHS_OFF = 1e-6  # px: what sums of widths may be off
