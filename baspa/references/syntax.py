"""The syntax of citations, as in Pandoc's manual ("Citation syntax"): [see @key, p. 12; -@other] and @key [p. 3].

In braces stands what is a locator as a whole: [@key, {т. 2, с. 142}], or, empty, that there is none: [@key{}, 2 pages].
Pandoc parts items by semicolons alone; here a further key begins one as well: [@key, @other], [@key, p. 2, see @other].
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from baspa.references import locators
from baspa.references.model import CitationItem

# Letters, digits and _, with single marks inside; in braces anything but space and braces.
KEY = r"(?:\{(?P<braced>[^{}\s]+)\}|(?P<plain>\w+(?:[:.#$%&\-+?<>~/]\w+)*))"
AT = re.compile(rf"(?<![\w\\])(?P<minus>-?)@{KEY}")
FURTHER = re.compile(rf"(?<![^\s,(«“\"'–—+&])-?@{KEY}")  # no part of an address, /@name
IN_TEXT = re.compile(rf"@{KEY}")
BRACED = re.compile(r",?\s*\{(?P<inside>[^{}]*)\}")


def parse_citation(text: str) -> tuple[CitationItem, ...]:
    """Return the items of a text that is one citation as a whole; () if it is none."""
    items, end = match_citation(text, 0)
    return items if end == len(text) else ()


def match_citation(text: str, start: int) -> tuple[tuple[CitationItem, ...], int]:
    """Return the items of the citation at `start`, where a [ or an @ stands, and where it ends; ((), start) if none."""
    if text.startswith("[", start):
        return _bracketed(text, start)
    return _in_text(text, start)


def _bracketed(text: str, start: int) -> tuple[tuple[CitationItem, ...], int]:
    end = _closing(text, start)
    parts = [_item(part) for part in _parts(text[start + 1 : end - 1])] if end else []
    items = tuple(item for item in parts if item)
    return (items, end) if items and len(items) == len(parts) else ((), start)


def _in_text(text: str, start: int) -> tuple[tuple[CitationItem, ...], int]:
    """Read @key, and what stands in brackets right behind it: a locator and suffix, then further items."""
    match = IN_TEXT.match(text, start)
    if not match or (start and re.match(r"[\w\\]", text[start - 1])):
        return (), start
    first = CitationItem(match["braced"] or match["plain"], author_in_text=True)
    opening = re.compile(r" ?(?=\[)").match(text, match.end())
    end = _closing(text, opening.end()) if opening else 0
    if not opening or not end or text[end : end + 1] in ("(", "[", "{", ":"):  # a link, or its definition
        return (first,), match.end()
    own, *others = _parts(text[opening.end() + 1 : end - 1])
    if further := AT.search(own):
        end_of_own = _end_of_locator(own[: further.start()])
        own, others = own[:end_of_own], [own[end_of_own:].lstrip(" ,"), *others]
    more = [_item(part) for part in others]
    if not all(more):
        return (first,), match.end()
    return (_located(first, own), *(item for item in more if item)), end


def _parts(text: str) -> list[str]:
    """Return what each item is read from."""
    return [item for part in _split(text) for item in _keyed(part)]


def _keyed(part: str) -> Iterator[str]:
    """Yield the texts of a part that have one key each: a comma or the end of a locator parts them."""
    outside = {at for at, _ in _outside(part)}
    begin, behind = 0, 0  # of the item, and of its key
    for match in FURTHER.finditer(part):
        if match.start() not in outside:
            continue
        if behind:
            cut = behind + _end_of_item(part[behind : match.start()])
            yield part[begin:cut].rstrip(" ,")
            begin = cut
        behind = match.end()
    yield part[begin:]


def _end_of_item(between: str) -> int:
    """Return where in the text between two keys the first one's locator and suffix end."""
    return max(_end_of_locator(between), between.rfind(",") + 1)


def _end_of_locator(behind: str) -> int:
    """Return where the locator behind a key ends; 0 if there is none."""
    if braced := BRACED.match(behind):
        return braced.end()
    lead = re.match(r"\s*,?\s*", behind)
    assert lead is not None
    _, _, length = locators.take(behind[lead.end() :])
    return lead.end() + length if length else 0


def _item(part: str) -> CitationItem | None:
    """Read `prefix -@key, locator suffix`."""
    match = AT.search(part)
    if not match:
        return None
    item = CitationItem(match["braced"] or match["plain"], prefix=part[: match.start()].strip())
    return _located(replace(item, suppress_author=bool(match["minus"])), part[match.end() :])


def _located(item: CitationItem, rest: str) -> CitationItem:
    """Read what stands behind a key: a locator after a comma or a space, then the suffix."""
    if braced := BRACED.match(rest):
        label, locator, more = locators.whole(braced["inside"].strip())
        return replace(item, label=label, locator=locator, suffix=more + rest[braced.end() :].rstrip())
    lead = re.match(r"\s*,?\s*", rest)
    assert lead is not None
    label, locator, length = locators.take(rest[lead.end() :])
    suffix = rest[lead.end() + length :] if length else rest
    return replace(item, label=label, locator=locator, suffix=suffix.rstrip())


def _closing(text: str, start: int) -> int:
    """Return the place behind the bracket that closes the one at `start`; 0 if none does."""
    depth = 0
    for at, character in _unescaped(text, start):
        depth += (character == "[") - (character == "]")
        if not depth:
            return at + 1
    return 0


def _split(text: str) -> list[str]:
    """Split at the semicolons that stand in no brackets or braces."""
    begins = [0, *(at + 1 for at, character in _outside(text) if character == ";")]
    return [text[begin:end] for begin, end in zip(begins, [*(at - 1 for at in begins[1:]), len(text)], strict=True)]


def _outside(text: str) -> Iterator[tuple[int, str]]:
    """Yield the characters that stand in no brackets or braces, and behind no backslash."""
    depth = 0
    for at, character in _unescaped(text, 0):
        depth += (character in "[{") - (character in "]}")
        if not depth:
            yield at, character


def _unescaped(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield the characters that no backslash stands before."""
    at = start
    while at < len(text):
        if text[at] == "\\":
            at += 1
        else:
            yield at, text[at]
        at += 1
