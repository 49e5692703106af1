"""Texts within XML. The standard library's xml.sax.saxutils would load all that it talks to servers with."""

from __future__ import annotations

import html

WHITE = str.maketrans({"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})  # which a parser makes plain spaces of (XML, 3.3.3)


def escape(text: str) -> str:
    """Return a text as the content of an element."""
    return html.escape(text, quote=False)


def quoted(text: str) -> str:
    """Return a text as the value of an attribute, within its quotes."""
    return '"{}"'.format(escape(text).replace('"', "&quot;").translate(WHITE))
