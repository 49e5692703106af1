"""Words that MyST's front matter gives a text, which asks for them by `{{ name }}`.

    substitutions:              myst:
      edition: "2nd edition"      substitutions: ...

`[variables]` of book.toml may say them as well. What neither says prints as text, and is told (B154).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from baspa.load.front_people import scalar

ASKED = r"\{\{[ \t]*(?P<asked>[^\W\d][\w.-]+)[ \t]*\}\}"
TABLE = re.compile(r"([ \t]*)(?:myst_)?substitutions[ \t]*:[ \t]*")
PAIR = re.compile(r"([ \t]+)(['\"]?)([\w.-]+)\2[ \t]*:[ \t]+(.+)")


def substitutions_in(front: Sequence[str]) -> dict[str, str]:
    """Return the words on lines of front matter, by their names."""
    found, indent = dict[str, str](), -1
    for line in front:
        pair = PAIR.fullmatch(line.rstrip())
        if match := TABLE.fullmatch(line):
            indent = len(match[1])
        elif indent >= 0 and pair and len(pair[1]) > indent:
            if value := scalar(pair[4]):
                found[pair[3]] = value
        elif line.strip() and len(line) - len(line.lstrip()) <= indent:
            indent = -1
    return found
