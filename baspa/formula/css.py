"""The few declarations of CSS that stand in the style attributes of MathML."""

from __future__ import annotations

import re

DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")


def declarations(style: str) -> dict[str, str]:
    """Return the properties of a style attribute with their values."""
    return {name: value.strip() for name, value in DECLARATION.findall(style)}
