"""What the proof adds to the paper face: larger sheets, the list of the editor's queries, where each stands."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from baspa.house import house_path
from baspa.language.model import Language
from baspa.model.book import Book, Query
from baspa.model.edition import Proof, QueryMark
from baspa.model.problem import Place
from baspa.tree.facts import metadata_texts
from baspa.tree.spots import Spot, WordIndex, fact
from baspa.typeset.sandbox import Sandbox
from baspa.typeset.templates import render

SHEETS = ((210, 297), (297, 420))  # mm, ISO 216: A4, A3
UNDATED = 1980  # the year that files of an undated book carry
ROOM = 30  # mm that a sheet must be wider than the page
INNER = 0.3  # of what a sheet is wider; the rest is beside the numbers of the queries


@dataclass(frozen=True, slots=True)
class QueryRow:
    """A line of the list of queries, as its template needs it."""

    number: int
    query: Query
    placed: bool
    fact: str = ""  # where book.toml has its words, if the text has not


def proof(book: Book, language: Language, env: Sandbox, values: Mapping[str, Any]) -> Proof:
    """Return the parts of the proof; raises Failure (B040) where a template is at fault."""
    placed = list(numbered(book))
    facts = list(metadata_texts(book)) if placed else []
    more = {**values, "rows": [row(number, query, spot, facts) for number, query, spot in placed]}
    more["bleed"] = bleed(*values["page"])
    day = datetime.date.fromisoformat(values["modified"])
    more["day"] = language.long_date(day) if day.year > UNDATED else ""
    tokens = render(env, "proof/tokens.css", more)
    css = "\n".join((tokens, house_path("styles", "proof.css").read_text(encoding="utf-8")))
    return Proof(
        queries=render(env, "proof/queries.html", more) if placed else "",
        margins=render(env, "proof/margins.html", more),
        sheet_css=tokens,
        css=css,
        place=language.word("proof.line"),
        marks=tuple(mark(number, spot) for number, _, spot in placed if spot),
        blocks=tuple(block.id for chapter in book.chapters for block in chapter.blocks),
    )


def row(number: int, query: Query, spot: Spot | None, facts: Iterable[tuple[Place, str]]) -> QueryRow:
    """Return a query as the list has it; `facts` are the texts of book.toml."""
    place = fact(query.reading, facts) if query.reading and spot is None else None
    return QueryRow(number, query, spot is not None, str(place or ""))


def bleed(width: int, height: int) -> dict[str, float]:
    """Return what the sheet has beyond each side of a page, mm."""
    sheet = next((sheet for sheet in SHEETS if sheet[0] >= width + ROOM and sheet[1] >= height), SHEETS[-1])
    across, down = max(sheet[0] - width, ROOM), max(sheet[1] - height, ROOM)
    left = round(across * INNER, 1)
    return {"left": left, "right": across - left, "top": down / 2, "bottom": down / 2}


def numbered(book: Book) -> Iterator[tuple[int, Query, Spot | None]]:
    """Yield the queries with their numbers: in the order of the text, then those that have no one place in it."""
    order = {block.id: at for at, block in enumerate(b for chapter in book.chapters for b in chapter.blocks)}
    asked = any(query.reading for query in book.queries)
    words = WordIndex(book.chapters if asked else ())
    found = [(query, only(words.spots(query.reading)) if query.reading else None) for query in book.queries]
    found.sort(key=lambda each: (order[each[1].block.id], each[1].start) if each[1] else (len(order), 0))
    for number, (query, spot) in enumerate(found, 1):
        yield number, query, spot


def only(found: Iterable[Spot]) -> Spot | None:
    """Return the one spot, or None where there are none or several."""
    first, *others = (*found, None)
    return first if others == [None] else None


def mark(number: int, spot: Spot) -> QueryMark:
    """Return where a query stands, in letters and figures alone: spaces and hyphens are the layout's."""
    text = spot.block.text
    return QueryMark(
        number, spot.block.id, bisect_left(letter_places(text), spot.start), letters(text[spot.start : spot.end])
    )


@lru_cache(maxsize=1)  # the marks come in the order of the text
def letter_places(text: str) -> list[int]:
    """Return where in a text its letters and figures stand."""
    return [at for at, sign in enumerate(text) if sign.isalnum()]


def letters(text: str) -> str:
    """Return the letters and figures of a text."""
    return "".join(filter(str.isalnum, text))
