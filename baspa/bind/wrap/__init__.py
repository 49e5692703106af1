"""The cover wrap: back, spine and front on one sheet, as wide as the pages make the spine."""
