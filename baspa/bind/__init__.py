"""An Edition becomes Artifacts: one format a module."""
