"""What headings say that stand above notes, in all of the press's languages and those next to them."""

from __future__ import annotations

import re

NOTE_HEAD = re.compile(
    r"(?:(?:foot|end)?-?notes?|notes and references|примечани[ея]|сноск[аи]"
    r"|ескерту(?:лер)?|ескертпе(?:лер)?|түсініктеме(?:лер)?|сілтеме(?:лер)?|эскертүү(?:лөр)?|шилтеме(?:лер)?|anmerkung(?:en)?|fu(?:ß|ss)noten?|dipnot(?:lar)?|примітк[аи]"
    r"|notes? de bas de page)\s*[.:]?",
    re.IGNORECASE,
)


def says_notes(heading: str) -> bool:
    """Tell whether a heading says a word for notes and nothing else: Notes, Примечания, Ескертулер."""
    return NOTE_HEAD.fullmatch(heading.strip()) is not None
