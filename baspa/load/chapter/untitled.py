"""Files without a heading of level 1, as READMEs have them below a logo: their chapters are called as the files are."""

from __future__ import annotations

import posixpath
import re
from xml.etree import ElementTree as ET

from baspa.load.markdown.builder import Tree
from baspa.model.problem import Place, Problem, Severity
from baspa.tree.kinds import needs_no_heading
from baspa.tree.names import HEADINGS

OF_FOLDER = ("readme", "index")  # which are called as their folder is; those of the whole book, as the book
NUMBER = re.compile(r"\d+[\s._)-]+(?=\S)")
TITLE = "begin it with # Title"
GOES_ON = (
    "begin it with # Title; one that goes on with the chapter before: there {{< include file.md >}}, not in chapters"
)
BETWEEN = re.compile(r"[\s_-]+")


def with_title(path: str, tree: Tree, title: str) -> ET.Element | None:
    """Put a heading of level 1 before all of a file whose first heading is another; return it, with B021 a warning.

    It says the file's name, or `title`, the book's. What is empty, or a dedication, has none.
    """
    first = next((element for element in tree.body if element.tag in HEADINGS), None)
    if not len(tree.body) or needs_no_heading(tree.body) or (first is not None and first.tag == "h1"):
        return None
    goes_on = first is tree.body[0]
    made = ET.Element("h1")
    made.text = name_of(path, title)
    tree.body.insert(0, made)
    tree.lines[made] = 1
    said = f'the file does not begin with a heading of level 1; its chapter is called "{made.text}"'
    tree.problems.append(Problem(Place(path, 1), "B021", said, GOES_ON if goes_on else TITLE, Severity.WARNING))
    return made


def name_of(path: str, title: str) -> str:
    """Return what a chapter is called by its file's name, in a book of a title."""
    folder, file = posixpath.split(path)
    stem = posixpath.splitext(file)[0]
    if stem.lower() in OF_FOLDER:
        stem = posixpath.basename(folder)
    words = BETWEEN.sub(" ", NUMBER.sub("", stem, count=1)).strip() or title or file
    return f"{words[:1].upper()}{words[1:]}"
