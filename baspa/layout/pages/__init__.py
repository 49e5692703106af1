"""Pages made spread by spread, and what stands on them."""
