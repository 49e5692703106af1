"""Files that a chapter includes and words that book.toml gives it, put in before the chapter is read as Markdown.

    {{< include parts/sources.md >}}      alone on its line: the file's text, whose own paths start at the chapter
    {{< var edition >}}                   in the text: the value of `edition` in [variables]
    {{< pagebreak >}}                     alone on its line: what follows begins a page
    {{ edition }}                         the same, as MyST and others have it, where there is such a word
    {{#include listing.rs:2:5}}           alone on its line, in code too: lines of a file, by mdBook's commands

The form of the first three is that of Quarto's shortcodes; they leave code alone. What a backslash guards stays. A few
lines could ask for text without end, so there are bounds: DEEPEST, MOST and LONGEST.
"""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from baspa.load.fences import Fences
from baspa.load.file_directives import with_files
from baspa.load.folder import NO_FILE, Folder
from baspa.load.front_matter import without_front_matter
from baspa.load.markdown.options import options_told
from baspa.load.mdbook_commands import (
    COMMAND,
    GUARDED,
    TITLE,
    arguments_of,
    language_of_file,
    lines_in,
    with_arguments,
    with_snippets,
)
from baspa.load.project_words import META
from baspa.load.shortcode_words import OF_WORDS, SHOWN_BY_PAGES
from baspa.load.substitutions import ASKED
from baspa.model.book import Resource
from baspa.model.problem import Place, Problem, Problems, Severity, nearest
from baspa.model.text import decode

SHORTCODE = re.compile(
    r"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"  # code in the line
    r"|(?P<guard>\\|(?P<brace>\{)(?=\{\{<(?:(?!>\}\}).)*+>\}\}\}))?"
    r"\{\{<\s*+(?P<name>[^\s>{]++)\s*+(?P<value>(?:(?!>\}\}|\{\{<).)*+)>\}\}(?(brace)\})"
    rf"|(?<!\\){ASKED}"
)
ASKS = re.compile(rf"\{{\{{[<#]|-8<-|{ASKED}|\{{(?:include|literalinclude|csv-table)\}}")
DEEPEST = 20  # files within one another
MOST = 5_000  # includes in a chapter
LONGEST = 16 * 2**20  # characters that includes and variables put into a book: War and Peace has 3 million
HINT = "known are {{< include file.md >}} and {{< pagebreak >}}, each alone on its line, and {{< var name >}}"


@dataclass(frozen=True, slots=True)
class Expanded:
    """A chapter's Markdown with all that it includes."""

    text: str
    places: tuple[Place, ...]  # of each line; () where all are the chapter's own
    files: tuple[Resource, ...]  # the chapter and what it includes, as they came, each once
    problems: Problems


def expand(path: str, text: str, folder: Folder, variables: Mapping[str, str], room: int = LONGEST) -> Expanded:
    """Put included files and variables into a chapter; faults are B014, B016 (includes) and B017 (the rest).

    `room`: how many characters may be put in.
    """
    if not ASKS.search(text):
        return Expanded(text, (), (Resource(path, "text/markdown", text.encode()),), ())
    maker = _Expander(posixpath.dirname(path), folder, variables, room)
    maker.files[path] = Resource(path, "text/markdown", text.encode())
    lines = list(maker.lines(path, enumerate(text.split("\n"), 1), ()))
    joined = "\n".join(line for line, _ in lines)
    maker.problems += (told for file, left in maker.left.items() for told in options_told(file, left))
    return Expanded(joined, tuple(place for _, place in lines), tuple(maker.files.values()), tuple(maker.problems))


def numbered(text: str | None) -> Iterator[tuple[int, str]]:
    """Return the lines of an included text with their numbers."""
    return iter(()) if text is None else enumerate(text.removesuffix("\n").split("\n"), 1)


@dataclass
class _Expander:
    """The reading of one chapter."""

    base: str  # the chapter's folder
    folder: Folder
    variables: Mapping[str, str]
    room: int  # characters that may still be put in
    includes: int = 0
    files: dict[str, Resource] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left: dict[str, list[tuple[int, str]]] = field(default_factory=dict)  # of each file: line, what is left out

    def add(self, place: Place, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(place, code, message, hint))

    def lines(
        self, path: str, lines: Iterable[tuple[int, str]], around: tuple[str, ...]
    ) -> Iterator[tuple[str, Place]]:
        """Yield numbered lines of a file with those that they include; `around` are the files that it stands in."""
        fences, folder = Fences(), posixpath.dirname(path)
        for number, line in with_files(with_snippets(lines, folder, self.is_there), folder, self.lines_there):
            place = Place(path, number)
            command = COMMAND.fullmatch(line)
            if fences.code and command:
                yield from self.code(command, place, (*around, path))
            elif fences.take(line):
                yield GUARDED.sub("{", line), place
            else:
                yield from self.text_line(line, command, place, (*around, path))

    def text_line(
        self, line: str, command: re.Match[str] | None, place: Place, around: tuple[str, ...]
    ) -> Iterator[tuple[str, Place]]:
        """Yield what a line that is no code stands for; `around` are its file and those around that."""
        found = SHORTCODE.fullmatch(line.strip())
        if command and not command["name"].startswith("play"):
            path = self.beside(place.file, command["file"])
            chosen = self.chosen(command, path, place, around)
            yield from ((f"{command['lead']}{each}", there) for each, there in self.lines(path, chosen, around))
        elif command:
            yield f"{command['lead']}```{language_of_file(command['file'])}", place
            yield from self.code(command, place, around)
            yield f"{command['lead']}```", place
        elif found and found["name"] == "include" and not found["guard"]:
            path = posixpath.normpath(posixpath.join(self.base, found["value"].rstrip()))
            yield from self.lines(path, numbered(self.included(path, self.base, place, around)), around)
        elif found and found["name"] == "pagebreak" and not found["guard"]:
            yield r"\newpage", place
        elif TITLE.fullmatch(line):
            self.left.setdefault(place.file, []).append((place.line, "{{#title}}"))
            yield "", place
        else:
            line = GUARDED.sub(r"\\{\\", line)  # so that neither bracket looks like a mark
            made = SHORTCODE.sub(functools.partial(self.shortcode, place), line)
            yield from ((each, place) for each in made.split("\n"))  # a variable may be of several lines

    def is_there(self, path: str) -> bool:
        return self.folder.state(path) == "there"

    def lines_there(self, path: str) -> Sequence[str]:
        """Return the lines of a file, none where it is not there; what is wrong with it is told by who puts it in."""
        return decode(self.folder.read(path), path)[0].split("\n") if self.is_there(path) else ()

    def beside(self, file: str, target: str) -> str:
        """Return the path of what mdBook looks for beside the file that asks for it."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(file), target))

    def code(self, command: re.Match[str], place: Place, around: tuple[str, ...]) -> Iterator[tuple[str, Place]]:
        """Yield the lines of code that a command of mdBook stands for."""
        path = self.beside(place.file, command["file"])
        if self.folder.state(path) == "missing" and not self.folder.is_no_file(path):
            said, hint = self.missing(path, posixpath.dirname(place.file))
            if not hint:
                hint = "a backslash before its brackets tells that the line is meant as it stands"
            self.problems.append(Problem(place, "B016", said, hint, Severity.WARNING))
            yield command[0], place
            return
        for number, line in self.chosen(command, path, place, around):
            yield f"{command['lead']}{line}", Place(path, number)

    def missing(self, path: str, base: str) -> tuple[str, str]:
        """Return what is said of a file that is not there, and which was meant."""
        meant = nearest(path, self.folder.files(suffixes=(posixpath.splitext(path)[1] or ".md",)))
        hint = f'did you mean "{posixpath.relpath(meant, base or ".")}"?' if meant else ""
        return f'the included file "{posixpath.relpath(path, base or ".")}" is not there', hint

    def chosen(
        self, command: re.Match[str], path: str, place: Place, around: tuple[str, ...]
    ) -> Sequence[tuple[int, str]]:
        """Return the lines of a file that a command of mdBook wants; add B016 where it has none of them."""
        text = self.included(path, posixpath.dirname(place.file), place, around)
        found = lines_in([line for _, line in numbered(text)], command["range"] or "")
        if text and not found:
            said = f'the included file "{command["file"]}" has no lines that ":{command["range"]}" could mean'
            self.add(place, "B016", said, "name lines of it, as 2:5, or an anchor that stands in it, ANCHOR: name")
        given = arguments_of(command["said"])
        return [(number, with_arguments(line, given)) for number, line in found] if given else found

    def included(self, path: str, base: str, place: Place, around: tuple[str, ...]) -> str | None:
        """Return the text of an included file, whose path was written from a folder; None where it cannot be."""
        target, state = posixpath.relpath(path, base or "."), self.folder.state(path)
        if state == "outside":
            self.add(place, "B014", f'the included file "{target}" leads out of the book\'s folder', "put it here")
        elif self.folder.is_no_file(path):
            self.add(place, "B180", f'the included file "{target}" {NO_FILE[0]}', NO_FILE[1])
        elif state == "missing":
            self.add(place, "B016", *self.missing(path, base))
        elif path in around:
            way = " includes ".join((*around[around.index(path) :], path))
            self.add(place, "B016", f"the includes go in a circle: {way}", "take one of them out")
        elif len(around) > DEEPEST:
            self.add(place, "B016", f"more than {DEEPEST} files include one another", "include them side by side")
        else:
            return self.read(path, place)
        return None

    def read(self, path: str, place: Place) -> str | None:
        """Return the text of a file that is there."""
        text, problems = decode(self.folder.read(path), path)
        is_markdown = path.endswith(".md")
        self.problems += problems
        if is_markdown:
            text, told = without_front_matter(path, text)
            self.problems += told
        self.includes += 1
        if not self.takes(len(text), place):
            return None
        self.files.setdefault(path, Resource(path, "text/markdown" if is_markdown else "text/plain", text.encode()))
        return text

    def takes(self, more: int, place: Place) -> bool:
        """Tell whether so many characters may still be put in; add B016 where the first may not."""
        was_room, self.room = self.room >= 0, self.room - more
        if was_room and (self.room < 0 or self.includes > MOST):
            self.room = -1
            said = f"more is put in than {LONGEST} characters in a book, or {MOST} files in a chapter"
            self.add(place, "B016", said, "write long texts as chapters of their own")
        return self.room >= 0

    def shortcode(self, place: Place, match: re.Match[str]) -> str:
        """Return what a shortcode within a line stands for."""
        if match["ticks"]:
            return match[0]
        if match["guard"]:  # braces are Quarto's own
            return f"\\{{{{{match[0][3:-1]}" if match["guard"] == "{" else match[0][1:]
        asked = match["asked"] or match["value"].strip(" \t\"'")
        if match["asked"] and asked not in self.variables:
            return match[0]
        name = f"{META}{asked}" if match["name"] == "meta" else asked
        if match["name"] in ("var", "meta", None) and name in self.variables:
            return self.variables[name] if self.takes(len(self.variables[name]), place) else ""
        if match["name"] in SHOWN_BY_PAGES:
            self.left.setdefault(place.file, []).append((place.line, f"{{{{< {match['name']} >}}}}"))
            return ""
        if made := OF_WORDS.get(match["name"]):
            return made(match["value"])
        self.unknown(match, asked, place)
        return match[0]

    def unknown(self, match: re.Match[str], name: str, place: Place) -> None:
        """Add B017 for a shortcode that stands for nothing here."""
        if match["name"] == "var":
            meant = nearest(name, tuple(each for each in self.variables if not each.startswith(META)))
            hint = f'did you mean "{meant}"?' if meant else "write it into [variables] of book.toml"
            self.add(place, "B017", f'book.toml has no variable "{name}"', hint)
        elif match["name"] == "include":
            self.add(place, "B017", f'"{match[0]}" is nothing that the press can put in', HINT)
        else:
            said = f'"{match[0]}" is nothing that the press can put in: it prints as text'
            self.problems.append(Problem(place, "B017", said, HINT, Severity.WARNING))
