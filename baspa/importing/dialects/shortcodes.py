"""Shortcodes of Quarto (https://quarto.org/docs/extensions/shortcodes.html): words that stand for what is elsewhere.

{{< var version >}}  {{< meta book.title >}}    the word in _variables.yml, in _quarto.yml
{{< kbd Ctrl-P >}}                              a key
{{{< var version >}}}                           the shortcode itself, to be read
{{< fa star >}}  {{< lipsum 1 >}}               what a page shows of its own: left out, and told
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Any

from baspa.importing import escaping
from baspa.importing.dialects.reading import Reading, line_of, outside_code
from baspa.importing.encoding import decode_old
from baspa.importing.list_facts import within
from baspa.importing.listing import yaml
from baspa.importing.nodes import plain_text

SHORTCODE = outside_code(
    r"(?P<guard>\\)?(?P<brace>\{)?\{\{<[ \t]*(?P<name>[\w-]+)[ \t]*(?P<value>[^<>\n]*?)[ \t]*>\}\}(?(brace)\})"
)
FILES = {"var": ("_variables.yml", "_variables.yaml"), "meta": ("_quarto.yml", "_quarto.yaml")}
SHOWN_BY_PAGES = ("fa", "bi", "iconify", "lipsum", "placeholder", "version", "contents")


def shortcode(found: re.Match[str], reading: Reading) -> str:
    """Return what stands in the place of a shortcode that the press has not."""
    name, value = found["name"], found["value"]
    if found["guard"] or (name == "include" and not found["brace"]):
        return found[0]
    if found["brace"]:
        return f"\\{found[0][1:-1]}"
    if name == "pagebreak":
        return "\\newpage"
    if name == "kbd":
        return f"<kbd>{html.escape(value, quote=False)}</kbd>"
    if name in FILES and (word := word_of(reading, name, value)):
        return escaping.escape(word)
    reading.lost(line_of(found), "shortcodes:", f"{name} {value}".strip())
    return "" if name in (*FILES, *SHOWN_BY_PAGES) else value


def word_of(reading: Reading, name: str, key: str) -> str:
    """Return the word that a file of the folder has for a key, "" for none."""
    file = next((each for each in FILES[name] if reading.home.state(each) == "there"), "")
    text = decode_old(reading.home.read(file), file)[0] if file else ""
    return plain_text(within(parsed(text, file), *key.strip("\"'").split("."))).strip() if file else ""


@lru_cache(maxsize=2)
def parsed(text: str, name: str) -> dict[str, Any]:
    """Return what a file says."""
    return yaml(text, name)
