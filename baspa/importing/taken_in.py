"""Which files of a folder without a list are parts of others that include them, and so no chapters of their own."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence

from baspa.importing.dialects.reading import outside_code
from baspa.load.folder import Folder

# By Quarto's shortcode; by a command of mdBook, a directive of MyST, commands of LaTeX.
SHORTCODE = outside_code(r"\{\{<[ \t]*include[ \t]+(?P<file>\S+)[ \t]*>\}\}")
COMMANDS = re.compile(
    r"(?<!\\)\{\{#(?:include|rustdoc_include|template)[ \t]+([^\s:}]+)[^}\n]*\}\}|\{include\}[ \t]*(\S+)"
    r"|^[^%\n]*?\\(?:input|include|subfile)\s*\{([^{}\n]+)\}",
    re.MULTILINE,
)
TEXTS = (".md", ".qmd", ".rmd", ".markdown", ".tex")


def without_taken_in(home: Folder, paths: Sequence[str]) -> list[str]:
    """Return files without those that others of them include, at first or at second hand."""
    known = {path: {*included(home, path)} & {*paths} - {path} for path in paths if path.lower().endswith(TEXTS)}
    taken = {each for found in known.values() for each in found}
    waiting, parts = [path for path in paths if path not in taken], set[str]()
    while waiting:
        more = known.get(waiting.pop(), set()) - parts
        parts |= more
        waiting += more
    return [path for path in paths if path not in parts]


def included(home: Folder, path: str) -> Iterator[str]:
    """Yield the paths of the files that a file includes."""
    text = home.read(path).decode("utf-8", errors="replace") if home.state(path) == "there" else ""
    names = [found["file"] for found in SHORTCODE.finditer(text) if found["file"]]
    names += [name for found in COMMANDS.findall(text) for name in found if name]
    for name in names:
        to = posixpath.normpath(posixpath.join(posixpath.dirname(path), name.strip()))
        yield from (to, f"{to}.tex") if path.endswith(".tex") else (to,)
