"""Words and commands that files of other programs give all chapters, where they stand beside book.toml.

_variables.yml, _quarto.yml     what {{< var name >}} and {{< meta name >}} ask for
myst.yml, _config.yml           `math`, commands for formulas, and `substitutions`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from baspa.load.folder import Folder
from baspa.load.front_commands import commands_in_front
from baspa.load.quarto_words import words_of_yaml
from baspa.load.substitutions import substitutions_in
from baspa.model.metadata import Metadata
from baspa.model.text import decode

VARIABLES = ("_variables.yml", "_variables.yaml")
OF_QUARTO = ("_quarto.yml", "_quarto.yaml")
OF_MYST = ("myst.yml", "_config.yml")
META = "meta "  # before the names of what {{< meta name >}} asks for: a variable's has no space


class ProjectWords(NamedTuple):
    """What a folder's files of other programs say to all chapters."""

    commands: Sequence[str]  # for formulas, as they are defined
    words: Mapping[str, str]


def project_words(folder: Folder, metadata: Metadata) -> ProjectWords:
    """Read what such files say; book.toml's own words come first."""
    quarto, variables = (list(lines_of(folder, files)) for files in (OF_QUARTO, VARIABLES))
    myst = list(lines_of(folder, OF_MYST))
    words = {**words_of_yaml(variables), **substitutions_in(myst), **as_meta(words_of_yaml(quarto))}
    own = {"title": metadata.title, "subtitle": metadata.subtitle, "date": metadata.date, "lang": metadata.language}
    said = {key: value for key, value in own.items() if value}
    return ProjectWords(
        commands_in_front(["---", *myst, "---"]) if myst else (), {**words, **as_meta(said), **metadata.variables}
    )


def as_meta(words: Mapping[str, str]) -> dict[str, str]:
    """Return words by the names under which {{< meta name >}} asks for them."""
    return {f"{META}{name}": value for name, value in words.items()}


def words_of_front(front: Sequence[str]) -> dict[str, str]:
    """Return what a chapter's front matter says to its shortcodes and substitutions."""
    return {**as_meta(words_of_yaml(front)), **substitutions_in(front)} if front else {}


def lines_of(folder: Folder, files: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the first of files that is there and can be read."""
    path = next((each for each in files if folder.state(each) == "there"), "")
    if path:
        text, problems = decode(folder.read(path), path)
        yield from () if problems or text is None else text.split("\n")
