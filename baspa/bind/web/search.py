"""The search of the web edition: scripts with all forms of words, by their first letter, and the text of each page.

A folder that is opened from a disk may load scripts, and nothing else (HTML's fetch knows no file:), so what is looked
up is written as calls of functions. What a word is, and how forms are folded, web.js says again for what is typed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baspa.bind.web.pages import WebPage, texts
from baspa.tree.blocks import BLOCK_KINDS, own_text
from baspa.tree.names import SOFT_HYPHEN

PART = re.compile(r"[^\W_]+")
FOLDER = "search"


@dataclass(frozen=True, slots=True)
class Searched:
    """A page as it is searched."""

    name: str
    title: str
    blocks: tuple[tuple[str, str], ...]  # id and text of each


def searched(page: WebPage) -> Searched:
    """Return the blocks of a page that say something."""
    found = ((name, own_text(each).replace(SOFT_HYPHEN, "")) for name, each in texts(page) if each.tag in BLOCK_KINDS)
    said = ((name, " ".join(text.split())) for name, text in found)
    return Searched(page.name, page.title, tuple((name, text) for name, text in said if text))


def folded(word: str) -> str:
    """Return a word as it is looked up: in small letters, without accents (Unicode, canonical decomposition)."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.category(c).startswith("M"))


def scripts(found: Sequence[Searched]) -> Iterator[tuple[str, str]]:
    """Yield the scripts of the search, each with its name.

    `places.js` has name and title of each page, with the number of its first block; `c-<letter>.js` the blocks in which
    each form that begins so stands, as differences; `t-<page>.js` ids and texts of a page's blocks.
    """
    forms: dict[str, list[int]] = defaultdict(list)
    places, number = [], 0
    for index, page in enumerate(found):
        places.append([page.name, page.title, number])
        yield f"{FOLDER}/t-{index}.js", call("text", index, [list(block) for block in page.blocks])
        for _, text in page.blocks:
            for form in sorted({folded(part) for part in PART.findall(text)}):
                forms[form].append(number)
            number += 1
    yield f"{FOLDER}/places.js", call("places", places)
    by_letter: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for form in sorted(forms):
        by_letter[form[:1]][form] = [n - before for n, before in zip(forms[form], [0, *forms[form]], strict=False)]
    for letter, group in sorted(by_letter.items()):
        yield f"{FOLDER}/c-{ord(letter):x}.js", call("forms", group)


def call(name: str, *arguments: object) -> str:
    """Return a script that hands values over to the search."""
    values = ",".join(json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in arguments)
    return f"webSearch.{name}({values});\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
