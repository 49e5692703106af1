"""How far two colours are apart for the eye: the contrast ratio of WCAG 2.2."""

from __future__ import annotations

LEAST = 1.1  # of contrast: below it nobody sees a letter on its ground; readable text has 4.5
SMALLEST = 2.0  # pt: letters below are no more than dots


def luminance(red: float, green: float, blue: float) -> float:
    """Return the relative luminance of a colour of sRGB, its parts from 0 to 1."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: float, other: float) -> float:
    """Return the contrast of two luminances, 1 to 21."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
