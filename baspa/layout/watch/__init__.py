"""What is looked at while pages are laid out, and told."""
