"""Notes that are called by raised figures alone, and stand below as paragraphs that begin with the same: told (B154).

    The press came late.¹        ¹ In 1911.
    It stayed.^2^                <sup>2</sup> Until 1920.

They are not read: a figure may as well be a power. That a paragraph begins with it tells that it is none. Below an
article's title it says where its authors work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from markdown_it.token import Token

from baspa.load.markdown.smart import BREAKS, line_ends
from baspa.model.as_text import printed_as_text
from baspa.model.problem import Place, Problem

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LONG = 300  # signs of a paragraph that is no line of names and addresses
SHORT = 3  # letters of a word that may stand between names: and, и, van
WORD, ENDS = re.compile(r"[^\W\d_]+"), (".", "!", "?", "…", ":", ";")
RAISE = str.maketrans("0123456789", RAISED)
CALL = re.compile(rf"(?<=[^\s{RAISED}])[{RAISED}]{{1,3}}")
NOTE = re.compile(rf"(?m)^([{RAISED}]{{1,3}})[.)]?[ \u00a0]*[^\s\d{RAISED}]")
MEND = "write [^1] where a note is called, and [^1]: before its text, in a paragraph of its own"


def raised_notes(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Yield B154, a warning, for the figures that call such notes."""
    texts = [(token.map[0] + 1 if token.map else 0, raised_text(token)) for token in tokens if token.type == "inline"]
    behind = texts[below_names(tokens) :]
    noted = {match[1] for _, text in behind if NOTE.match(text) for match in NOTE.finditer(text)}
    calls = [
        (line + text.count("\n", 0, match.start()), match[0])
        for line, text in (texts if noted else ())
        for match in CALL.finditer(text)
        if match[0] in noted
    ]
    if calls:
        yield printed_as_text(Place(path, calls[0][0]), "a note", MEND, calls)


def below_names(tokens: Sequence[Token]) -> int:
    """Return how many of a file's texts are its title, the names of its authors, and short lines behind these.

    None are where no names stand below the title.
    """
    texts = [(before.type, token.content) for before, token in pairwise(tokens) if token.type == "inline"]
    for title in [number for number, (opening, _) in enumerate(texts) if opening == "heading_open"]:
        short = list(takewhile(lambda each: each[0] == "paragraph_open" and len(each[1]) < LONG, texts[title + 1 :]))
        if any(is_of_names(text) for _, text in short):
            return title + 1 + len(short)
    return 0


def is_of_names(text: str) -> bool:
    """Tell whether a line is one of names, and no sentence: A. N. Author¹, B. Writer²."""
    words = WORD.findall(text)
    capital = [word[0].isupper() for word in words if len(word) > SHORT]
    return len(words) > 1 and bool(capital) and all(capital) and not text.rstrip("*¹²³⁴⁵⁶⁷⁸⁹").endswith(ENDS)


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
