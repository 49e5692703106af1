"""What comes with a book and is not its text, held against lists of what it may be: style sheets, SVG, documents."""
