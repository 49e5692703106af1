"""What references say and their style has no place for, so that their list lacks it: told once a file, with its count.

Only texts that no style makes of other fields are looked for, as they stand in the lists: CSL has a variable for each,
and most styles never name it. What Zotero calls extra is for programs: in CSL-JSON all notes are, in a .bib those with
lines of that.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from baspa.model.problem import Place, Problem, Severity
from baspa.model.reference import Reference
from baspa.references.model import Entry
from baspa.references.tidied import OF_PROGRAMS

FIELDS = {"medium": "howpublished", "note": "note"}  # CSL's variable, BibLaTeX's field
TAG = re.compile("<[^<>]*>")
BETWEEN = re.compile(r"\W|_")
HINT = (
    "write it into titleaddon, publisher or url; styles of GOST print howpublished, and note of @misc and @unpublished"
)


def unprinted(entries: Iterable[Entry], references: Mapping[str, Reference]) -> Iterator[Problem]:
    """Yield B119 for each .bib that has fields which the entries of the lists are without."""
    lost: dict[str, list[tuple[Place, str]]] = {}
    for key, name in dict.fromkeys(each for entry in entries for each in missing(entry, references[entry.key])):
        place = references[key].place
        lost.setdefault(place.file, []).append((place, name))
    for found in lost.values():
        count = Counter(name for _, name in sorted(found))
        said = ", ".join(f"{name} ({number})" for name, number in sorted(count.items()))
        yield Problem(min(found)[0], "B119", f"the style prints no {said}", HINT, Severity.WARNING)


def missing(entry: Entry, reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield the key and the field for each text that an entry of a list is without."""
    if not reference.place.file.lower().endswith(".bib"):
        return
    item, shown = json.loads(reference.item), letters(entry.markup)
    for variable, name in FIELDS.items():
        text = str(item.get(variable, ""))
        if letters(text) not in shown and not OF_PROGRAMS.fullmatch(text):
            yield entry.key, name


def letters(markup: str) -> str:
    """Return the letters and figures of a text, whatever their case."""
    return BETWEEN.sub("", TAG.sub("", markup)).casefold()
