"""What is read on a screen."""
