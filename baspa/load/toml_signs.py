"""The texts of book.toml get the signs of their language, as those of the manuscript do: quotes, dashes, ellipses.

What a text is for says whether it is prose: names of files, numbers, addresses and codes stay as they were typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from baspa.language import find
from baspa.language.signs import ANY, Left, Piece, set_signs
from baspa.model.metadata import Metadata
from baspa.model.problem import Place, Problem, Problems, Severity

# Keys of texts that are prose, without the numbers of items.
PEOPLE = r"(?:authors|contributors|contributions\.authors)\.(?:name|sort|degree|rank|affiliation|biography)"
TRANSLATIONS = r"contributions\.translations\.(?:title|authors|abstract|keywords)"
OF_BOOK = (
    r"title|subtitle|edition|series\.name|place|publisher|recommended|reviewers|keywords|rights\.holder"
    r"|production\.printer|accessibility\.summary|wrap\.blurb"
)
PROSE = re.compile(f"{OF_BOOK}|{PEOPLE}|{TRANSLATIONS}")
ITEM = re.compile(r"\.\d+(?=\.|\Z)")
BETWEEN = re.compile(r"(\n\s*\n)")  # paragraphs


def with_signs(metadata: Metadata | None, file: str, lines: Mapping[str, int]) -> tuple[Metadata | None, Problems]:
    """Return what book.toml says with its signs set; B035 and B036, warnings, for those that look like slips.

    `lines` are those of its dotted keys. Of a book that could not be read there is nothing to set.
    """
    if metadata is None or not metadata.smart:
        return metadata, ()
    signs = _Signs(lambda key: Place(file, lines.get(key, 0)))
    made = signs.set(metadata, "", metadata.language)
    assert isinstance(made, Metadata)
    return made, tuple(signs.problems)


@dataclass
class _Signs:
    """One walk through the values of book.toml."""

    place: Callable[[str], Place]
    problems: list[Problem] = field(default_factory=list)

    def set(self, value: Any, key: str, code: str) -> Any:
        """Return a value with the signs of its prose; `code` is the language around it (BCP 47)."""
        if isinstance(value, str):
            is_prose = PROSE.fullmatch(ITEM.sub("", key)) is not None
            return self.text(value, key, code) if is_prose and ANY.search(value) else value
        if isinstance(value, tuple):
            return tuple(self.set(item, f"{key}.{number}", code) for number, item in enumerate(value))
        if key == "annotation":
            return {language: self.text(text, f"{key}.{language}", language) for language, text in value.items()}
        return self.table(value, key, code) if is_dataclass(value) and not isinstance(value, type) else value

    def table(self, value: Any, key: str, code: str) -> Any:
        """Return a table; what says its own language is in that."""
        spoken = getattr(value, "language", "") or code
        given = {each.name: getattr(value, each.name) for each in fields(value)}
        made = {name: self.set(inner, f"{key}.{name}" if key else name, spoken) for name, inner in given.items()}
        return replace(value, **{name: inner for name, inner in made.items() if inner is not given[name]})

    def text(self, said: str, key: str, code: str) -> str:
        """Return a text with its signs, paragraph by paragraph."""
        parts = BETWEEN.split(said)
        for number in range(0, len(parts), 2):
            (parts[number],), left = set_signs((Piece(parts[number], find(code)),))
            self.problems += (problem(one, self.place(key)) for one in left)
        return "".join(parts)


def problem(left: Left, place: Place) -> Problem:
    """Return B035 or B036 for a sign that was left as it was typed."""
    if left.kind == "quote":
        hint = "add the other one, or type the sign that is meant: « », “ ”, ’, ″"
        return Problem(place, "B035", f"a straight quote has no pair: {left.around}", hint, Severity.WARNING)
    said = f"a hyphen stands between spaces, where a dash belongs: {left.around}"
    return Problem(place, "B036", said, "write -- (–) or --- (—)", Severity.WARNING)
