"""Notes that are called by raised figures alone, and stand below as paragraphs that begin with the same: told (B154).

    The press came late.¹        ¹ In 1911.
    It stayed.^2^                <sup>2</sup> Until 1920.

They are not read: a figure may as well be a power. That a paragraph begins with it tells that it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from baspa.load.markdown.smart import BREAKS, line_ends
from baspa.model.as_text import printed_as_text
from baspa.model.problem import Place, Problem

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISE = str.maketrans("0123456789", RAISED)
CALL = re.compile(rf"(?<=[^\s{RAISED}])[{RAISED}]{{1,3}}")
NOTE = re.compile(rf"(?m)^([{RAISED}]{{1,3}})[.)]?[ \u00a0]*[^\s\d{RAISED}]")
MEND = "write [^1] where a note is called, and [^1]: before its text, in a paragraph of its own"


def raised_notes(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Yield B154, a warning, for the figures that call such notes."""
    texts = [(token.map[0] + 1 if token.map else 0, raised_text(token)) for token in tokens if token.type == "inline"]
    noted = {match[1] for _, text in texts if NOTE.match(text) for match in NOTE.finditer(text)}
    calls = [
        (line + text.count("\n", 0, match.start()), match[0])
        for line, text in (texts if noted else ())
        for match in CALL.finditer(text)
        if match[0] in noted
    ]
    if calls:
        yield printed_as_text(Place(path, calls[0][0]), "a note", MEND, calls)


def raised_text(inline: Token) -> str:
    """Return the text of a paragraph with its lines, raised figures as signs."""
    parts, raised = list[str](), False
    for token in inline.children or ():
        raised = token.nesting == 1 if token.tag == "sup" else raised
        if token.type in ("text", "text_special"):
            parts.append(token.content.translate(RAISE) if raised else token.content)
        elif token.type in BREAKS or line_ends(token):
            parts.append("\n")
        elif not token.nesting and token.type != "html_inline":  # a tag is no letter
            parts.append("\0")
    return "".join(parts)
