r"""The words of a LaTeX file, read without pandoc, to be looked for in the book.

Only what is text for certain: what stands in no braces but those of commands for text, and has no command in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from baspa.importing.latex import ORIGIN, VERBATIM
from baspa.importing.latex_tables import known_tables
from baspa.importing.latex_words import MATH

TEXT = {
    "part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph", "emph", "textbf",
    "textit", "textsl", "textsf", "textrm", "textup", "textmd", "textnormal", "underline", "uline", "footnote", "mbox",
    "caption", "enquote", "item",
}  # fmt: skip
BODY = re.compile(r"\\begin\{document\}(.*?)(?:\\end\{document\}|\Z)", re.DOTALL)
UNSEEN = re.compile(
    rf"{VERBATIM.pattern}|%?{ORIGIN}[^\n]*|(?<!\\)%[^\n]*|\\iffalse\b.*?\\fi\b|"
    r"\\[A-Za-z]*(?:skip|indent|width|height|stretch)\s*=?\s*-?[\d.]+\s*\\?[a-z]+(?:\s+(?:plus|minus)\s+[\d.]+\s*[a-z]+)*",
    re.DOTALL,
)
LETTER = re.compile(r"[^\W_]")
ESCAPED = re.compile(r"\\([%&_#$])")
TOKEN = re.compile(
    r"\\(?P<command>[A-Za-z@]+)\*?(?:<[^<>\n]*>)?|(?P<sign>\\[^A-Za-z])|(?P<open>[{\[])|(?P<close>[}\]])|(?P<gap>\s+)"
    r"|(?P<text>[^\\{}\[\]\s]+)"
)


@dataclass
class LatexReader:
    """The words read so far, and what is open around the place."""

    words: list[str] = field(default_factory=list)
    open: list[bool] = field(default_factory=list)  # of each group that is open, whether what is in it is text
    command: str | None = None  # the last one, while its arguments may follow
    piece: list[tuple[str, bool]] = field(default_factory=list)  # texts since the last gap, each with whether it is one

    def read(self, token: re.Match[str]) -> None:
        """Take in a token."""
        if token["open"]:
            self.begin(token[0])
        elif token["close"]:
            self.command = None if not self.open or self.open.pop() else "argument"
        elif token["gap"]:
            self.finish()
            self.words += ["\n"] * (token[0].count("\n") > 1)
        elif token["text"]:
            self.piece.append((token[0], all(self.open)))
            self.command = None
        else:
            self.command = token["command"]
            self.piece += [(token[0], False)] * bool(token["sign"])

    def begin(self, sign: str) -> None:
        """Open a group: what is bare is text, as are braces of commands for text and brackets of items."""
        is_text = self.command in TEXT and (sign == "{") != (self.command == "item")
        self.open.append(self.command is None or is_text)
        self.command = None

    def finish(self) -> None:
        """End the word at the place: one in pieces, or with a sign made by a command, is none."""
        found = [(text, is_text) for text, is_text in self.piece if LETTER.search(text) or text.startswith("\\")]
        self.words += [text for text, is_text in found if is_text and len(found) == 1]
        self.piece = []


def words_of_latex(text: str) -> str:
    """Return the words that are text for certain, a paragraph a line."""
    body = BODY.search(text)
    shown = MATH.sub(" \\\\ ", UNSEEN.sub(" ", known_tables(body[1] if body else text)))
    reader = LatexReader()
    for token in TOKEN.finditer(ESCAPED.sub(r" \1 ", shown.replace("~", " ").replace("\\-", ""))):
        reader.read(token)
    reader.finish()
    return re.sub(r" ?\n ?", "\n", " ".join(reader.words))
