"""Shortcodes of Quarto that stand for words by themselves, and those for what only a page of the web shows.

{{< kbd Ctrl-C >}}  {{< kbd mac=Cmd-C win=Ctrl-C >}}    keys, the first of several systems'
{{< video https://example.org/a >}}                      the address
{{< br >}}                                               a new line
{{< fa star >}}  {{< lipsum 2 >}}                        nothing, and it is told (B187)
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

SHOWN_BY_PAGES = ("fa", "bi", "iconify", "lipsum", "placeholder", "version", "contents", "brand")
KEYS = re.compile(r"(?:\w+=)?(?P<mark>[\"']?)(?P<keys>[^\s\"']+)(?P=mark)")
ADDRESS = re.compile(r"[\"']?(?P<address>https?://[^\s\"'<>]+)")


def keys(value: str) -> str:
    """Return keys to press as HTML has them."""
    found = KEYS.match(value.strip())
    return f"<kbd>{html.escape(found['keys'] if found else value.strip(), quote=False)}</kbd>"


def address(value: str) -> str:
    """Return the address of what is shown, or its file's name."""
    found = ADDRESS.match(value.strip())
    return f"<{found['address']}>" if found else value.strip()


def new_line(_: str) -> str:
    """Return the end of a line."""
    return "<br>"


OF_WORDS: Mapping[str, Callable[[str], str]] = {"kbd": keys, "video": address, "br": new_line}
