"""Files of pandoc itself, and what stands beside them: it makes signs of typed quotes and captions of brackets.

No name of a file tells them from GitHub's; what only pandoc reads does: its title block, its settings, its place for
references, and a file of metadata that its command is given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from baspa.importing.encoding import decode_old
from baspa.importing.listing import ChapterList
from baspa.load.folder import Folder
from baspa.load.front_commands import commands_in_front
from baspa.load.front_matter import PERCENT, front_of

SETTING = re.compile(  # https://pandoc.org/MANUAL.html, variables and metadata of citations
    r"(?:bibliography|citation-style|classoption|csl|documentclass|fontsize|geometry|header-includes|link-citations"
    r"|linkcolor|lof|lot|mainfont|nocite|numbersections|papersize|reference-section-title|secnumdepth"
    r"|suppress-bibliography|toc-depth|toc-title)[ \t]*:"
)
REFERENCES = re.compile(r"(?m)^:{3,}[ \t]*\{#refs(?:[ \t][^{}\n]*)?\}")


def is_of_pandoc(folder: Folder, listed: ChapterList) -> bool:
    """Tell whether a chapter has what pandoc alone reads, or its metadata stand beside them; no list of others does."""
    paths = (item.path for item in listed.items if item.path.lower().endswith((".md", ".markdown")))
    there = (path for path in paths if not listed.file and folder.state(path) == "there")
    return bool(listed.metadata) or any(has_own_marks(decode_old(folder.read(path), path)[0]) for path in there)


def has_own_marks(text: str) -> bool:
    """Tell whether a text of Markdown has what pandoc alone reads."""
    front = front_of(text)
    return bool((front and (text.startswith(PERCENT) or any(map(SETTING.match, front)))) or REFERENCES.search(text))


def with_commands(front: Sequence[str], text: str) -> str:
    """Return a text behind the commands for formulas that lines of metadata define."""
    commands = commands_in_front(front)
    return "\n".join([*commands, "", text]) if commands else text
