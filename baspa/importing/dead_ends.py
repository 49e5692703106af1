"""Links and pictures of a kept text that lead nowhere: their words stay, and each is told.

The press has read the book already and says which these are; here the text is written again without them.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from baspa.importing.dialects.reading import line_of
from baspa.importing.losses import NO_ALT, Losses
from baspa.model.book import Book
from baspa.model.problem import Place
from baspa.tree.links import Goals, is_outside

LINK = re.compile(
    r"(?P<picture>!?)\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*(?:<(?P<in>[^<>\n]*)>|(?P<to>(?:[^\s()]|\([^\s()]*\))+))"
    r"(?:\s+(?:\"(?P<title>(?:[^\"\\]|\\.)*)\"|'[^']*'))?\s*\)(?:\{[^{}\n]*\})?"
)


DEFINITION = re.compile(r"(?m)^ {0,3}\[(?P<label>[^\[\]\n]+)\]:[ \t]*(?:<(?P<in>[^<>\n]*)>|(?P<to>\S+))[^\n]*\n?")
HTML_LINK = re.compile(
    r"<a\b[^<>]*?\shref=[\"'](?P<to>[^\"'<>]*)[\"'][^<>]*>(?P<words>(?:(?!</?a\b)[\s\S])*)</a>", re.IGNORECASE
)
HTML_PICTURE = re.compile(r"<img\b[^<>]*?\ssrc=[\"'](?P<shown>[^\"'<>]*)[\"'][^<>]*>", re.IGNORECASE)
ALT = re.compile(r"\balt=[\"']([^\"']*)[\"']")
LONGEST = 80  # characters of a target that is told


def without_dead_ends(texts: Mapping[str, str], book: Book, losses: Losses) -> dict[str, str]:
    """Return the texts of a book without links and pictures that lead nowhere."""
    dead: dict[str, set[tuple[str, str]]] = {}
    for place, sign, target in dead_ends(book):
        dead.setdefault(place.file, set()).add((sign, unquote(target)))
    ends = {path: DeadEnds(path, dead.get(path, ()), losses) for path in texts}
    return {path: ends[path].written(text) if path in dead else text for path, text in texts.items()}


def dead_ends(book: Book) -> Iterator[tuple[Place, str, str]]:
    """Yield the place, the kind ("" a link, "!" a picture, "alt" one that nobody says what it shows) and the target."""
    goals = Goals(book.chapters)
    for chapter in book.chapters:
        for link in chapter.links:
            if not is_outside(link.target) and goals.find(link.target, chapter) is None:
                yield link.place, "", link.target
        yield from ((each.place, "!", each.target) for each in chapter.pictures if not each.name)
        yield from ((each.place, "alt", each.target) for each in chapter.pictures if not (each.alt or each.decorative))


def target_of(found: re.Match[str]) -> str:
    """Return where a link, a picture or a definition leads: in angle brackets or without."""
    return unquote(found["in"] if found["to"] is None else found["to"])


@dataclass(frozen=True, slots=True)
class DeadEnds:
    """What leads nowhere in one text, by kind and target."""

    path: str
    dead: Container[tuple[str, str]]
    losses: Losses

    def written(self, text: str) -> str:
        """Return the text without these."""
        text = HTML_LINK.sub(self.link_tag, HTML_PICTURE.sub(self.picture_tag, LINK.sub(self.link, text)))
        labels = [found["label"] for found in DEFINITION.finditer(text) if self.defines(found)]
        return without_labels(text, labels) if labels else text

    def defines(self, found: re.Match[str]) -> bool:
        """Tell whether an address that stands apart leads nowhere, as a link or as a picture."""
        target = target_of(found)
        return self.told(found, "", target) or self.told(found, "!", target)

    def told(self, found: re.Match[str], kind: str, target: str) -> bool:
        """Tell whether a target leads nowhere, which is noted."""
        self.losses.at(Place(self.path, line_of(found)), "", "")
        if (kind, target) in self.dead:
            self.losses.lost("pictures that cannot be used:" if kind else "links to", f'"{target[:LONGEST]}"')
        return (kind, target) in self.dead

    def link(self, found: re.Match[str]) -> str:
        """Return a link or a picture of Markdown, or its words."""
        target = target_of(found)
        if self.told(found, found["picture"], target):
            return found["title"] or found["words"] or ("" if found["picture"] else target)
        alt = self.alt(target, found["title"]) if found["picture"] and not found["words"].strip() else ""
        return found[0].replace("[", f"[{alt}", 1) if alt else found[0]

    def link_tag(self, found: re.Match[str]) -> str:
        """Return a link of HTML, or its words."""
        return found["words"] if self.told(found, "", unquote(html.unescape(found["to"]))) else found[0]

    def picture_tag(self, found: re.Match[str]) -> str:
        """Return a picture of HTML, which may be within a link, or its words."""
        target, said = unquote(html.unescape(found["shown"])), ALT.search(found[0])
        if self.told(found, "!", target):
            return said[1] if said else ""
        alt = "" if said else self.alt(target, "")
        return f'<img alt="{html.escape(alt)}"{found[0][len("<img") :]}' if alt else found[0]

    def alt(self, target: str, title: str | None) -> str:
        """Return what a picture is said to show of which nobody says it, which is noted; "" for others."""
        if ("alt", target) not in self.dead:
            return ""
        said = title or posixpath.basename(target)
        self.losses.changed(NO_ALT, f'"{said}"')
        return said


def without_labels(text: str, labels: Sequence[str]) -> str:
    """Return a text without links by labels, whose addresses stand apart, and without these addresses."""
    known = "|".join(map(re.escape, labels))
    text = re.sub(rf"(?m)^ {{0,3}}\[(?:{known})\]:[^\n]*\n?", "", text)
    text = re.sub(rf"!?\[([^\[\]]{{1,1000}})\]\[(?:{known})\]", r"\1", text, flags=re.I)
    return re.sub(rf"!?\[({known})\](?:\[\])?(?![\[(:])", r"\1", text, flags=re.I)
