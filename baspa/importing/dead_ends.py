"""Links and pictures of a kept text that lead nowhere: their words stay, and each is told.

The press has read the book already and says which these are; here the text is written again without them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from baspa.importing.losses import NO_ALT, Losses
from baspa.model.book import Book
from baspa.model.problem import Place
from baspa.tree.links import Goals, is_outside

LINK = re.compile(
    r"(?P<picture>!?)\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*(?:<(?P<in>[^<>\n]*)>|(?P<to>(?:[^\s()]|\([^\s()]*\))+))"
    r"(?:\s+(?:\"(?P<title>(?:[^\"\\]|\\.)*)\"|'[^']*'))?\s*\)(?:\{[^{}\n]*\})?"
)


def without_dead_ends(texts: Mapping[str, str], book: Book, losses: Losses) -> dict[str, str]:
    """Return the texts of a book without links and pictures that lead nowhere."""
    dead: dict[str, set[tuple[str, str]]] = {}
    for place, sign, target in dead_ends(book):
        dead.setdefault(place.file, set()).add((sign, unquote(target)))
    return {path: written(text, path, dead[path], losses) if path in dead else text for path, text in texts.items()}


def dead_ends(book: Book) -> Iterator[tuple[Place, str, str]]:
    """Yield the place, the kind ("" a link, "!" a picture, "alt" one that nobody says what it shows) and the target."""
    goals = Goals(book.chapters)
    for chapter in book.chapters:
        for link in chapter.links:
            if not is_outside(link.target) and goals.find(link.target, chapter) is None:
                yield link.place, "", link.target
        yield from ((each.place, "!", each.target) for each in chapter.pictures if not each.name)
        yield from ((each.place, "alt", each.target) for each in chapter.pictures if not (each.alt or each.decorative))


def written(text: str, path: str, dead: set[tuple[str, str]], losses: Losses) -> str:
    """Return a text without these."""

    def made(found: re.Match[str]) -> str:
        losses.at(Place(path, text.count("\n", 0, found.start()) + 1), "", "")
        target = unquote(found["in"] if found["to"] is None else found["to"])
        if (found["picture"], target) in dead:
            losses.lost("pictures that cannot be used:" if found["picture"] else "links to", f'"{target}"')
            return found["title"] or found["words"] or ("" if found["picture"] else target)
        if ("alt", target) in dead and found["picture"] and not found["words"].strip():
            alt = found["title"] or posixpath.basename(target)
            losses.changed(NO_ALT, f'"{alt}"')
            return found[0].replace("[", f"[{alt}", 1)
        return found[0]

    return LINK.sub(made, text)
