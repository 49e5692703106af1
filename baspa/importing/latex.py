r"""LaTeX before pandoc sees it: \input and \include of the file's own folder put in, what reaches further refused.

Pandoc's sandbox reads no second file, so the parts are put in here. Only text is looked at: nothing is run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from baspa.importing.encoding import decode_old
from baspa.load.folder import Folder
from baspa.model.problem import Failure, Place, Problem

DEEPEST, LARGEST = 10, 16 * 1024 * 1024  # files in one another; letters of them all
INCLUDE = re.compile(r"\\(?:input|include|subfile)\s*\{([^{}]*)\}|\\input\s+([^\s{}\\%]+)")
ORIGIN = "%\ufdd1"  # begins a comment that says where the next line came from
CAME = re.compile(rf"{ORIGIN}(.*):(\d+)")
COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%.*")
DANGER = re.compile(r"\\(?:immediate\s*)?(write\s*18|openin|openout|read\b|ShellEscape|directlua|luaexec)")
ROW = re.compile(r"[^\n]*\n|[^\n]+")
VERBATIM = re.compile(r"(\\begin\{(verbatim\*?|lstlisting|minted|comment)\}.*?\\end\{\2\})", re.DOTALL)


@dataclass
class Source:
    """One LaTeX file with its parts."""

    folder: Folder
    name: str
    missing: list[tuple[Place, str]] = field(default_factory=list)  # places and names of parts that are not there
    letters: int = 0
    file: str = ""  # that is read now, "" for the first

    def places(self, text: str) -> list[Place]:
        """Return the file and line that each line of the whole text came from, and its end; first the file alone."""
        file, line, found = self.name, 1, [Place(self.name)]
        for row in text.split("\n"):
            found.append(Place(file, line))
            line += 1
            if came := CAME.fullmatch(row):
                file, line = came[1], int(came[2])
        return [*found, Place(file, line)]

    def whole(self, text: str, deep: int = 0) -> str:
        """Return the text with its parts in their places; raises Failure (B084 danger, B085 too large, B086)."""
        self.letters += len(text)
        if deep > DEEPEST or self.letters > LARGEST:
            said = "its parts are too large, or include one another without an end"
            raise Failure([Problem(Place(self.name), "B085", said, "divide it into several files, and import each")])
        pieces = VERBATIM.split(text)
        line, out = 1, []
        for number, piece in enumerate(pieces):
            if number % 3 == 0:
                out += [self.expanded(row, line + n, deep) for n, row in enumerate(ROW.findall(piece))]
            elif number % 3 == 1:
                out.append(piece)
            line += piece.count("\n") if number % 3 != 2 else 0
        return "".join(out)

    def expanded(self, row: str, line: int, deep: int) -> str:
        """Return a line with its parts put in, its comment left out."""
        code = COMMENT.sub(r"\1%", row)
        if danger := DANGER.search(code):
            said = f"\\{danger[1]} would read or write other files, or run a program"
            raise Failure([Problem(Place(self.file or self.name, line), "B084", said, "take it out of the file")])
        return INCLUDE.sub(lambda match: self.part(match[1] or match[2], line, deep), code)

    def part(self, target: str, line: int, deep: int) -> str:
        """Return a part of the file."""
        path = target.strip().strip('"')
        path = path if PurePosixPath(path).suffix else f"{path}.tex"
        state = self.folder.state(path)
        if state == "outside" or path.startswith("|"):
            said, hint = f'"{target}" leads out of the folder of the file', "put that part beside the file"
            raise Failure([Problem(Place(self.file or self.name, line), "B084", said, hint)])
        if state == "missing":
            self.missing.append((Place(self.file or self.name, line), target))
            return ""
        text, _ = decode_old(self.folder.read(path), path)
        outer, self.file = self.file, path
        part = self.whole(text, deep + 1)
        self.file = outer
        return f"\n{ORIGIN}{path}:1\n{part}\n{ORIGIN}{outer or self.name}:{line}\n"
