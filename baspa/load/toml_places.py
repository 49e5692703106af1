"""Where in a TOML file each key stands; tomllib keeps no places.

Reads text that tomllib has already accepted (TOML 1.0), so it only has to find the ends of things, not to judge them.
"""

from __future__ import annotations

import bisect
import re
import tomllib

SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
KEY_PART = re.compile(r"[ \t]*(?:\"((?:[^\"\\\n]|\\.)*)\"|'([^'\n]*)'|([A-Za-z0-9_-]+))[ \t]*")
STRING = re.compile(r"\"\"\"(?:[^\\]|\\.)*?\"\"\"\"{0,2}|'''.*?''''{0,2}|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'", re.DOTALL)
BRACKET = re.compile(rf"{STRING.pattern}|#[^\n]*|[\[\]{{}}]", re.DOTALL)
BARE = re.compile(r"[^,\]}\n#]*")


def find_places(text: str) -> dict[str, int]:
    """Return the line (from 1) of each key of a valid TOML document, by dotted key.

    Items of lists go by their number from 0: "authors.0.name", "chapters.2".
    """
    scanner = _Scanner(text)
    scanner.document()
    return scanner.places


def deepest_line(text: str) -> int:
    """Return the line (from 1) of the innermost bracket of a TOML document that may be none."""
    depths, depth = {0: 0}, 0
    for match in BRACKET.finditer(text):
        depth += (match[0] in ("[", "{")) - (match[0] in ("]", "}"))
        depths.setdefault(depth, match.start())
    return text.count("\n", 0, depths[max(depths)]) + 1


class _Scanner:
    """One pass over a document; `at` is the position reached."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.newlines = [i for i, letter in enumerate(text) if letter == "\n"]
        self.places: dict[str, int] = {}
        self.counts: dict[str, int] = {}

    def note(self, key: str) -> None:
        self.places.setdefault(key, bisect.bisect_left(self.newlines, self.at) + 1)

    def skip_space(self) -> None:
        match = SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def document(self) -> None:
        table = ""
        self.skip_space()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table)
            self.skip_space()

    def header(self) -> str:
        """Read [table] or [[table]]; return the dotted key of what stands under it."""
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        *above, last = self.key()
        table = ""
        for part in above:
            table = self.last_item(dotted(table, part))
        table = dotted(table, last)
        self.note(table)
        if brackets == 2:
            self.counts[table] = self.counts.get(table, 0) + 1
            table = self.last_item(table)
            self.note(table)
        self.at += brackets
        return table

    def last_item(self, key: str) -> str:
        return f"{key}.{self.counts[key] - 1}" if key in self.counts else key

    def key(self) -> list[str]:
        """Read a dotted key; return its parts."""
        parts: list[str] = []
        while match := KEY_PART.match(self.text, self.at):
            basic = match[1] and tomllib.loads(f'key = "{match[1]}"')["key"]  # what its escapes stand for
            parts.append(next(part for part in (basic, *match.groups()[1:]) if part is not None))
            self.at = match.end()
            if not self.text.startswith(".", self.at):
                break
            self.at += 1
        return parts

    def pair(self, table: str) -> None:
        start = self.at
        parts = self.key()
        after, self.at = self.at, start
        for part in parts:
            table = dotted(table, part)
            self.note(table)
        self.at = after + 1
        self.skip_space()
        self.value(table)

    def value(self, key: str) -> None:
        if self.text.startswith("[", self.at):
            self.items(key)
        elif self.text.startswith("{", self.at):
            self.inline_table(key)
        else:
            match = STRING.match(self.text, self.at) or BARE.match(self.text, self.at)
            self.at = match.end() if match else len(self.text)

    def items(self, key: str) -> None:
        number = 0
        while self.another("]"):
            self.note(f"{key}.{number}")
            self.value(f"{key}.{number}")
            number += 1

    def inline_table(self, key: str) -> None:
        while self.another("}"):
            self.pair(key)

    def another(self, closing: str) -> bool:
        """Step over the opening bracket or a comma; tell whether an item follows, else over the closing bracket."""
        self.skip_space()
        if not self.text.startswith(closing, self.at):
            self.at += 1
            self.skip_space()
        if not self.text.startswith(closing, self.at):
            return True
        self.at += 1
        return False


def dotted(table: str, key: str) -> str:
    """Return a key with the table that it stands in before it."""
    return f"{table}.{key}" if table else key
