"""What stands behind a fence: the language of its code, and what other programs make of the rest.

    ```rust,ignore    ```js{1,3}    ```python title="a.py"    ```{.python .numberLines}    ```{r, echo=FALSE}

The first word is the language, as GitHub, mdBook, pandoc, Quarto and Hugo read it. Flags tell a program how to run or
show the code, and say nothing to a reader. A value in quotes may be words: a title or a file's name is told with them
(B171), what else has quotes with all options of other programs (B187).
"""

from __future__ import annotations

import re

from markdown_it.common.utils import unescapeAll

ENDS = re.compile(r"[\s,{}]")
CLASS = re.compile(r"\{(?:[^{}]*?[\s,])??\.([^\s{}.,=]+)")  # the first class in braces, {.python #name}
BRACED = re.compile(r"\{=?([\w+-]*)")  # {python}, {r, echo=FALSE}, {=html}
TO_A_READER = ("title", "filename", "file", "name", "caption", "cap", "fig-cap", "lst-cap", "tbl-cap", "description")
OF_DIRECTIVE = re.compile(r"\{[A-Za-z][\w:-]*\}[ \t]+(\S.*)")  # {rubric} Words, which is no code
QUOTED = re.compile(r"([\w-]+)\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def code_language_of(info: str) -> str:
    """Return the language that a fence names, or ""."""
    said = info.strip()
    if not said.startswith("{"):
        return ENDS.split(unescapeAll(said), maxsplit=1)[0]
    found = CLASS.match(said) or BRACED.match(said)
    return found[1] if found else ""


def words_of_info(info: str) -> list[str]:
    """Return what a fence says to a reader, each with its key; words behind a name in braces, as MyST has them."""
    if behind := OF_DIRECTIVE.fullmatch(info.strip()):
        return [behind[1]]
    return [said[0] for said in QUOTED.finditer(info) if said[1].lower() in TO_A_READER]


def options_of_info(info: str) -> list[str]:
    """Return the keys of what a fence says in quotes to another program alone."""
    return [said[1] for said in QUOTED.finditer(info) if said[1].lower() not in TO_A_READER]
