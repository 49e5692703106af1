"""Pages laid on sheets for a printer."""
