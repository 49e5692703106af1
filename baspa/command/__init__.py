"""The commands, one file each or a few that belong together. Only they, and the command itself, print."""
