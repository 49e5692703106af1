"""Front matter: facts between two lines of --- at a file's beginning, as programs for notes and for websites have it.

A book's facts stand in book.toml, and Markdown itself would take these lines for a rule and a heading. So they are
told, and what follows is read without them.
"""

from __future__ import annotations

import re

from baspa.model.problem import Place, Problem, Problems

KEY = re.compile(r"[\w-]+[ \t]*[:=]")
BEGIN = ("---", "+++")  # of YAML, of TOML


def without_front_matter(path: str, text: str) -> tuple[str, Problems]:
    """Return a file's text with empty lines in the place of its front matter, and B021 where it has some."""
    if not text.startswith(BEGIN):
        return text, ()
    lines = text.split("\n")
    ends = (number for number, line in enumerate(lines) if number and line.rstrip() in (lines[0].rstrip(), "..."))
    end = next(ends, 0)
    if lines[0].rstrip() not in BEGIN or not any(map(KEY.match, lines[1:end])):
        return text, ()
    said = f"the file begins with front matter, lines 1 to {end + 1}, which is no part of a chapter"
    hint = "take it out: title, authors, language and keywords stand in book.toml; the chapter begins with # Title"
    return "\n".join(["" for _ in lines[: end + 1]] + lines[end + 1 :]), (Problem(Place(path, 1), "B021", said, hint),)
