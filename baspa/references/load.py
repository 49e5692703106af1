"""A file of references to References, all faults at once."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable

from baspa.language.bibtex import tag
from baspa.model.problem import Place, Problem, Problems, nearest
from baspa.model.reference import Reference
from baspa.model.text import decode
from baspa.references import bibtex, bibtex_held, bibtex_items, csl_json
from baspa.references.guessed import Placed, with_languages

SUFFIXES = (".bib", ".json")
# A scholar's whole library is a few MiB; a file beyond this is no list of references.
LIMIT = 32 * 2**20  # bytes


def read_references(path: str, data: bytes, book: str = "") -> tuple[tuple[Reference, ...], Problems]:
    """Return the references of a .bib or .json file in their order, and its faults; `path` is as the book names it.

    `book` is the language of the book (BCP 47), for works that say no language: see guessed.py.
    What has a fault is left out.
    """
    if not path.lower().endswith(SUFFIXES):
        hint = "export it as BibLaTeX (.bib) or CSL-JSON (.json)"
        return (), (Problem(Place(path), "B100", "no file of references", hint),)
    if len(data) > LIMIT:
        return (), (Problem(Place(path), "B100", f"{len(data)} bytes, more than {LIMIT}", "split the file"),)
    text, problems = decode(data, path)
    if problems:
        return (), problems
    text = unicodedata.normalize("NFC", text)
    return _bibtex(path, text, book) if path.lower().endswith(".bib") else _csl_json(path, text, book)


def twice(references: Iterable[Reference]) -> Problems:
    """Return B101 for each key that another of the book's files has already."""
    first: dict[str, Place] = {}
    problems = []
    for reference in references:
        other = first.setdefault(reference.key, reference.place)
        if other is not reference.place:
            message = f'key "{reference.key}" is there twice'
            problems.append(Problem(reference.place, "B101", message, f"the other is {other}: rename one"))
    return tuple(problems)


def _bibtex(path: str, text: str, book: str) -> tuple[tuple[Reference, ...], Problems]:
    records, faults = bibtex.parse(path, text)
    problems = list(faults)
    made = []
    for record in records:
        if record.kind in ("xdata", "set"):
            continue
        if record.kind not in bibtex_items.TYPES:
            problems.append(_unknown(record.place, record.key, record.kind, bibtex_items.TYPES))
            continue
        try:
            item, asked = bibtex_items.item(record, book)
            problems += bibtex_held.held(record, item, asked)
        except ValueError as error:
            hint = 'write "Family, Given", names parted by "and", an institution in {braces}'
            problems.append(Problem(record.place, "B104", f'"{record.key}": {error} is no name', hint))
            continue
        except RecursionError:
            said = f'"{record.key}" has braces or commands in one another without end'
            problems.append(Problem(record.place, "B100", said, "take them out: one pair of braces keeps the case"))
            continue
        made.append((item, record.place))
    return _checked(made, problems, book)


def _csl_json(path: str, text: str, book: str) -> tuple[tuple[Reference, ...], Problems]:
    found, faults = csl_json.parse(path, text)
    problems = list(faults)
    made = []
    for item, place in found:
        kind = str(item.get("type", ""))
        if kind in csl_json.TYPES:
            said = str(item.get("language", ""))
            language = {"language": tag(said)} if tag(said) not in ("", said.lower()) else {}
            made.append((item | {"id": str(item["id"])} | language, place))
        else:
            problems.append(_unknown(place, str(item["id"]), kind, csl_json.TYPES))
    references, rest = _checked(made, problems, book)
    repeated = twice(references)
    again = {problem.place for problem in repeated}
    return tuple(one for one in references if one.place not in again), tuple(sorted({*rest, *repeated}))


def _unknown(place: Place, key: str, kind: str, known: Iterable[str]) -> Problem:
    meant = nearest(kind, sorted(known))
    hint = f'did you mean "{meant}"?' if meant else "docs/references.md lists the types"
    return Problem(place, "B103", f'"{key}" is of the unknown type "{kind}"', hint)


def _checked(made: Placed, problems: list[Problem], book: str) -> tuple[tuple[Reference, ...], Problems]:
    """Leave out what has no title, which every style would print as a gap."""
    references = []
    spoken, doubtful = with_languages(made, book)
    problems += doubtful
    for item, place in spoken:
        key = str(item["id"])
        if not str(item.get("title", "")).strip():
            hint = "add a title; for what has none, describe it: [Letter to a friend]"
            problems.append(Problem(place, "B102", f'"{key}" has no title', hint))
            continue
        text = json.dumps(item, ensure_ascii=False, sort_keys=True)
        references.append(Reference(key, text, place))
    return tuple(references), tuple(sorted(set(problems)))
