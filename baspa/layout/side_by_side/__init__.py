"""A book laid out by several processes side by side: each has a part of it that begins on a page of its own."""
