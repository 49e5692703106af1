"""Templates of the house, or of the same name in the book's own folder, rendered; each fault has its file and line.

A book's templates are as untrusted as its text: they run in a sandbox, see frozen values only, and can load no template
from outside these two places.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import is_dataclass
from pathlib import Path
from traceback import walk_tb
from typing import Any
from xml.etree import ElementTree as ET

import jinja2

from baspa.house import house_path
from baspa.model import book, design, metadata
from baspa.model.book import Book
from baspa.model.problem import Failure, Place, Problem
from baspa.tree.names import CONTROL
from baspa.typeset.joined_letters import parted
from baspa.typeset.sandbox import LONGEST, MEMORY, Sandbox

Render = Mapping[str, Any]
OWN = "templates/"
XML = (".xhtml", ".svg")
MARKUP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
TYPES = "|".join(name for part in (metadata, design, book) for name, each in vars(part).items() if is_dataclass(each))
# Words of the code's own in Python's messages: what a function belongs to, and types.
OWNER = re.compile(rf"\b(?:[\w.]+\.<locals>\.|(?:Language|{TYPES})\.(?=\w))")
TYPE = re.compile(rf"'?\b(?:baspa(?:\.\w+)*\.)?(?:Language|{TYPES})\b'?(?: object)?")
UNWRITABLE = re.compile(f"{CONTROL.pattern}|[\ud800-\udfff]")
SHOWN = 200  # characters of a message


def environment(of: Book) -> Sandbox:
    """Return the environment in which a book's templates run."""
    own = {r.path: r.data.decode("utf-8", "replace") for r in of.overrides if r.path.startswith(OWN)}

    def load(name: str) -> tuple[str, str, None] | None:
        """Give the book's own template a file name, so that its faults have a place."""
        path = OWN + name
        return (own[path], path, None) if path in own else None

    house = jinja2.FileSystemLoader(house_path("templates"))
    return Sandbox(own, jinja2.ChoiceLoader([jinja2.FunctionLoader(load), house]))


def house_environment() -> Sandbox:
    """Return the environment in which the house's templates run for pages about no book."""
    return Sandbox({}, jinja2.FileSystemLoader(house_path("templates")))


def render(env: Sandbox, name: str, values: Render) -> str:
    """Render one template; raise Failure (B040) with the template's name and line where it is at fault.

    A book's template may do anything, so whatever it raises is its fault.
    """
    try:
        with env.bounded():
            made = parted(env.get_template(name).render(values))
    except jinja2.TemplateSyntaxError as error:
        at = (error.name or name) if error.filename else (error.name or name).removeprefix(OWN)  # the lexer's: a file
        raise Failure([fault(at, error.lineno, str(error.message))]) from error
    except jinja2.TemplateNotFound as error:
        raise Failure([fault(*where(error, name), f'there is no template "{error.name}"')]) from error
    except Exception as error:
        if not env.own and not isinstance(error, jinja2.TemplateError):
            raise
        raise Failure([fault(*of_the_book(env, *where(error, name)), message(error))]) from error
    if env.own:
        refuse_unreadable(env, name, made)
    return made


def message(error: Exception) -> str:
    """Say what went wrong in a template, in words that do not come from the code."""
    if isinstance(error, RecursionError):
        return "it calls itself without end, or holds too much within one another"
    if isinstance(error, MemoryError):
        return f"it takes more than {MEMORY} bytes of memory"
    if isinstance(error, KeyError):
        return f'there is no "{error.args[0]}"'[:SHOWN]
    said = TYPE.sub("such a value", OWNER.sub("", str(error)))
    return said[:SHOWN] if said and "<" not in said else "it does what cannot be done with such a value"


def where(error: BaseException, name: str) -> tuple[str, int]:
    """Return the template and the line in which an error came up: the last that it went through."""
    house = str(house_path("templates"))
    for frame, line in reversed(list(walk_tb(error.__traceback__))):  # extract_tb would open files of these names
        file = frame.f_code.co_filename
        if file.startswith(house):
            return str(Path(file).relative_to(house)), line
        if file.startswith(OWN):
            return file.removeprefix(OWN), line
    return name, 1


def of_the_book(env: Sandbox, name: str, line: int = 1) -> tuple[str, int]:
    """Return a template and a line; where the book has not that one, the first that it has is at fault."""
    if OWN + name in env.own or not env.own:
        return name, line
    return next(iter(env.own)).removeprefix(OWN), 1


def refuse_unreadable(env: Sandbox, name: str, made: str) -> None:
    """Raise Failure (B040) where what a template made is too long, has characters that no file takes, or is no XML."""
    if len(made) > LONGEST:
        raise Failure([fault(*of_the_book(env, name), f"it makes more than {LONGEST} characters")])
    if match := UNWRITABLE.search(made):
        said, at = f"it makes the control character U+{ord(match[0]):04X}", made.count("\n", 0, match.start())
        raise Failure([Problem(written_at(env.own, name, made, at), "B040", said, "take it out")])
    try:
        if name.endswith(XML):
            ET.fromstring(made)  # noqa: S314  an entity in it is not there, and so a fault
    except ET.ParseError as error:
        said = f"what it makes is no XML: {str(error).partition(': line')[0]}"
        hint = "every element is closed, & is written &amp;, and no name but lt, gt, amp, quot, apos stands behind a &"
        raise Failure([Problem(written_at(env.own, name, made, error.position[0] - 1), "B040", said, hint)]) from error


def written_at(own: Mapping[str, str], name: str, made: str, at: int) -> Place:
    """Return where in the book's templates a line (from 0) of what they made is written: where most of it stands."""
    wanted = made.split("\n")[at]
    found = [(0, False, Place(OWN + name, 1))]
    for path, source in own.items():
        for number, line in enumerate(source.split("\n"), 1):
            pieces = [piece.strip(" \t") for piece in MARKUP.split(line)]
            if all(piece in wanted for piece in pieces):
                found.append((sum(map(len, pieces)), len(pieces) > 1, Place(path, number)))
    return max(found, key=lambda each: each[:2])[2]


def fault(name: str, line: int, message: str) -> Problem:
    """Return the Problem of a template."""
    return Problem(Place(f"templates/{name}", line), "B040", message, "see docs/design.md for what templates may use")
