"""The Markdown of a folder's chapter as pandoc reads it: what it includes put in, MyST's fences as divisions."""

from __future__ import annotations

import posixpath
import re

from baspa.importing.encoding import decode_old
from baspa.importing.left_out import skipped
from baspa.load.folder import Folder
from baspa.model.problem import Place, Problem

INCLUDE = re.compile(r"(?m)^[ \t]*(?:\{\{#include\s+([^\s:}]+)[^}\n]*\}\}|\{\{<\s*include\s+(\S+)\s*>\}\})")
BOXES = {
    **dict.fromkeys(("note", "admonition", "seealso", "info"), "note"),
    **dict.fromkeys(("tip", "hint"), "tip"),
    **dict.fromkeys(("warning", "attention", "danger", "error"), "warning"),
    "caution": "caution",
    "important": "important",
}
ALERT = re.compile(r"(?m)^> ?\[!(NOTE|TIP|WARNING|CAUTION|IMPORTANT)\][ \t]*\n((?:>[^\n]*(?:\n|\Z))+)")
QUOTED = re.compile(r"(?m)^> ?")
BOX = re.compile(rf"(?ms)^(`{{3,}}|:{{3,}})\{{({'|'.join(BOXES)})\}}[ \t]*([^\n]*)\n(.*?)^\1[ \t]*$")
MATH = re.compile(r"(?ms)^(`{3,}|:{3,})\{math\}[^\n]*\n(?::\w+:[^\n]*\n)*(.*?)^\1[ \t]*$")
FIGURE = re.compile(r"(?ms)^(`{3,}|:{3,})\{(?:figure|image)\}[ \t]*(\S+)[^\n]*\n(?::\w+:[^\n]*\n)*(.*?)^\1[ \t]*$")
DEEPEST = 10  # files that include one another


def included(home: Folder, path: str, text: str, lost: list[Problem], depth: int = 0) -> str:
    """Return a text with the files in it that it includes; what is not in the folder is added to `lost`."""

    def taken(found: re.Match[str]) -> str:
        name = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[1] or found[2]))
        if depth < DEEPEST and home.state(name) == "there":
            return included(home, name, decode_old(home.read(name), name)[0], lost, depth + 1)
        line = text.count("\n", 0, found.start()) + 1
        lost.append(skipped(f'"{name}": not found in the folder', Place(path, line)))
        return ""

    return INCLUDE.sub(taken, text)


def without_fences(text: str) -> str:
    """Return a text with MyST's boxes, formulas and figures, and GitHub's alerts, as pandoc and Quarto write them."""
    text = MATH.sub(lambda found: f"$$\n{found[2].strip()}\n$$", text)
    text = FIGURE.sub(lambda found: f"![{' '.join(found[3].split())}]({found[2]})", text)
    text = ALERT.sub(lambda found: _box(found[1].lower(), "", QUOTED.sub("", found[2])), text)
    return BOX.sub(lambda found: _box(BOXES[found[2]], found[3], found[4]), text)


def _box(name: str, title: str, text: str) -> str:
    """Return a box; a title of its own is its first paragraph."""
    head = f"**{title.strip()}**\n\n" if title.strip() else ""
    return f"\n::: {{.callout-{name}}}\n{head}{text}\n:::\n"
