"""CSL-JSON files: an array of items, as Zotero and Pandoc write them (schema csl-data.json of CSL 1.0.2)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from baspa.model.problem import Place, Problem

PEOPLE = """
author chair collection-editor compiler composer container-author contributor curator director editor editorial-director
editor-translator executive-producer guest host illustrator interviewer narrator organizer original-author performer
producer recipient reviewed-author script-writer series-creator translator
"""
KINDS = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
personal_communication post post-weblog regulation report review review-book software song speech standard thesis treaty
webpage
"""
NAMES = frozenset(PEOPLE.split())
TYPES = frozenset(KINDS.split())
DATES = frozenset(("accessed", "available-date", "event-date", "issued", "original-date", "submitted"))

Found = list[tuple[dict[str, object], Place]]


def parse(path: str, text: str) -> tuple[Found, tuple[Problem, ...]]:
    """Return the items of a file with their places, and its faults: B100 (no JSON, no item), B104 (a field's value)."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        return [], (Problem(Place(path, error.lineno), "B100", f"no JSON: {error.msg}", "mend this line"),)
    except RecursionError:
        return [], (Problem(Place(path, 1), "B100", "no CSL-JSON: brackets in brackets without end"),)
    except ValueError:  # Python's own bound, sys.get_int_max_str_digits
        return [], (Problem(Place(path, 1), "B100", "no CSL-JSON: a number of thousands of digits"),)
    if not isinstance(data, list):
        hint = "export it as CSL-JSON: [{...}, {...}]"
        return [], (Problem(Place(path, 1), "B100", "no CSL-JSON: it is no array of items", hint),)
    lines = _Lines(text)
    found: Found = []
    problems: list[Problem] = []
    for item in data:
        place = Place(path, lines.of(item))
        faults = [Problem(place, code, message, hint) for code, message, hint in _faults(item)]
        problems += faults
        if not faults:
            found.append(({name: value for name, value in item.items() if value is not None}, place))
    return found, tuple(problems)


class _Lines:
    """Finds the line of each item by its id; items are asked for in the order of the file."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def of(self, item: object) -> int:
        key = item.get("id") if isinstance(item, dict) else None
        match = re.compile(rf'"id"\s*:\s*{re.escape(json.dumps(key, ensure_ascii=False))}').search(self.text, self.at)
        if match:
            self.at = match.end()
        return self.text.count("\n", 0, self.at) + 1


def _faults(item: object) -> Iterator[tuple[str, str, str]]:
    """Yield (code, message, hint) for what is wrong with an item."""
    if not isinstance(item, dict) or not isinstance(item.get("id"), str | int) or item["id"] == "":
        yield "B100", "an item has no id", 'give it one: "id": "abai1909"'
        return
    for name, value in item.items():
        if value is None:
            continue
        if name in NAMES and not _is_names(value):
            yield "B104", f'"{name}" is no list of names', 'write [{"family": "...", "given": "..."}]'
        elif name in DATES and not _is_date(value):
            yield "B104", f'"{name}" is no date', 'write {"date-parts": [[1998, 5, 31]]}'
        elif name not in NAMES | DATES and isinstance(value, dict | list) and name not in ("custom", "categories"):
            yield "B104", f'"{name}" is no text', "write text in quotes, or a number"


def _is_names(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(name, dict) and all(isinstance(part, str | int | bool) for part in name.values()) for name in value
    )


def _is_date(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    parts = value.get("date-parts", [[1]])
    return isinstance(parts, list) and all(
        isinstance(day, list) and 1 <= len(day) <= 3 and all(_is_number(part) for part in day) for day in parts
    )


def _is_number(part: object) -> bool:
    """Accept 1998 and "1998": programs write both."""
    return isinstance(part, int) or (isinstance(part, str) and re.fullmatch(r"-?\d{1,6}", part) is not None)
