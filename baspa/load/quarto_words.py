"""Words that Quarto's shortcodes ask for by name: of _variables.yml, of front matter, of _quarto.yml.

    {{< var version >}}  {{< var email.info >}}      version: 1.2       email:
                                                                          info: info@example.org
    {{< meta book.title >}}                          of the file's front matter, of _quarto.yml, of book.toml

Of YAML the plain forms are read, by hand: keys with a value on their line, within keys that are indented less. What is
of another form says nothing here, and is told where it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from baspa.load.front_people import scalar

PAIR = re.compile(r"([ ]*)(['\"]?)([\w.-]+)\2[ \t]*:(?:[ \t]+(.*))?")
NO_SCALAR = re.compile(r"[|>][+-]?\d?|[\[{&*].*")


def words_of_yaml(lines: Iterable[str]) -> dict[str, str]:
    """Return the values of YAML by their keys, each behind those that it stands in and points."""
    found, around = dict[str, str](), list[tuple[int, str]]()
    for line in lines:
        pair = PAIR.fullmatch(line.rstrip())
        if pair is None:
            continue
        indent = len(pair[1])
        while around and around[-1][0] >= indent:
            around.pop()
        name = ".".join([*(key for _, key in around), pair[3]])
        value = (pair[4] or "").strip()
        if not value or value.startswith("#"):
            around.append((indent, pair[3]))
        elif not NO_SCALAR.fullmatch(value):
            found.setdefault(name, scalar(value))
    return found
