"""docs/commands.md: all commands, formats, keys and extras on one page, from the tables that the command reads."""

from __future__ import annotations

import shlex
import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from baspa.command.line import written
from baspa.command.outcome import MadeFile, Outcome, as_json
from baspa.command.switches import SWITCHES
from baspa.command.words import BOOK, COMMANDS, EXITS, Command
from baspa.formats import FORMATS, USUAL
from baspa.installing import MANAGERS, PACKAGES, extra_line
from baspa.model.fields import Field, fields_of
from baspa.model.metadata import Metadata
from baspa.model.problem import Place, Problem
from baspa.verify.validators.ace import PACKAGES as ACE

PROJECT = Path(__file__).resolve().parent.parent
COMMANDS_MD = PROJECT / "docs" / "commands.md"
# What an extra brings, by its name in pyproject.toml, and how the sentence begins that is said without it.
EXTRAS = {
    "cite": ("citations", "citations need pandoc:"),
    "import": ("`baspa import`", "an import needs pandoc:"),
    "validate": (
        "EPUBCheck and veraPDF, in `baspa check`",
        "EPUBCheck: note B063: not installed, so it judged nothing",
    ),
}
HEADERS = {"table": "[{}]", "tables": "[[{}]]"}  # of a key of book.toml that is a table of keys, or a list of them
HEAD = """\
# The command

<!-- Made by tools/generate_docs.py from baspa/command/words.py, switches.py and formats.py: change those. -->
"""
FAULT = Problem(
    Place("text/03-syn.md", 14), "B024", 'image "../img/p.png" not found', 'did you mean "../images/p.png"?'
)
MADE = MadeFile("pdf", Path("dist/a-small-book.pdf"), 51234, 12)
JSON = f"""\
## For other programs

With `--json` a build, a check or an import prints one line of JSON to standard output, in ASCII, and nothing else. A
build that an error has stopped, and one that has made a file:

```json
{as_json(Outcome(code=1, problems=(FAULT,)))}
{as_json(Outcome(code=0, files=(MADE,)))}
```

`exit` is the exit code. `severity` is "error", "warning" or "note"; `file` is a path in the book's folder, with "/";
`line` is counted from 1, and 0 where it is the whole file; `code` stands in [problems.md](problems.md). `files` are
those that were made: `format` is one of those above, "lines" for the report of `baspa check --lines`, "book" for the
book.toml of an import; `pages` is 0 where a format has none. Where a file's line says more, so do `sheet`, the paper
that is no A4, `spine`, the width of a cover's in mm, `how`, what is said of its printing, and `fitted`, how the book
was brought to full sheets. `failure` says what failed outside, with exit code 3; else it is empty. What the command
line itself got wrong is said on standard error, with exit code 2 and no JSON.
"""
ENVIRONMENT = """\
## The environment

| variable | what it does |
|---|---|
| `NO_COLOR` | no colours on a terminal |
| `SOURCE_DATE_EPOCH` | the day that goes into the files, in seconds since 1970; without it, that of the book |
| `XDG_CACHE_HOME` | where `baspa/` is that keeps what builds found out; without it, the system's folder for that |
| `XDG_CONFIG_HOME` | where `baspa/` is that keeps what was told of the printer; without it, the system's own |
| `TMPDIR` | where temporary files go |
| `PUPPETEER_EXECUTABLE_PATH` | the Chromium that Ace looks at pages with |
"""


def commands() -> str:
    """Return docs/commands.md."""
    parts = [HEAD, wrapped(f"`baspa --help` and `baspa COMMAND --help` say this, too. {BOOK}")]
    parts += [
        f"It ends with {EXITS}.\n",
        *map(command, COMMANDS.values()),
        formats(),
        keys(),
        extras(),
        JSON,
        ENVIRONMENT,
    ]
    return "\n".join(parts)


def wrapped(text: str) -> str:
    """Return a paragraph in lines of at most 120 characters."""
    return textwrap.fill(text, 120, break_long_words=False, break_on_hyphens=False) + "\n"


def command(one: Command) -> str:
    """Return what a command is, in Markdown."""
    parts = [f"## `baspa {f'{one.name} {one.words}'.strip()}`\n", wrapped(sentence(one.says))]
    parts.append("".join(f"    {example}\n" for example in one.examples))
    if one.switches:
        rows = (f"| `{written(SWITCHES[key])}` | {SWITCHES[key].says} |" for key in one.switches)
        parts.append("\n".join(["| switch | what it does |", "|---|---|", *rows]) + "\n")
    return "\n".join(parts)


def sentence(words: str) -> str:
    """Return words as a sentence."""
    return f"{words[0].upper()}{words[1:]}."


def formats() -> str:
    """Return the table of the formats."""
    head = [f"## Formats\n\nWhere none is named: {', '.join(f'`{name}`' for name in USUAL)}.\n"]
    head += ["| format | ends in | what it is | judged by |", "|---|---|---|---|"]
    rows = (f"| `{x.name}` | {x.ending} | {x.summary} | {', '.join(x.validators)} |" for x in FORMATS.values())
    return "\n".join([*head, *rows]) + "\n"


def keys() -> str:
    """Return the keys of book.toml, by their tables."""
    own, said = [], []
    for field in fields_of(Metadata):
        if field.shape in HEADERS:
            said.append(f"`{HEADERS[field.shape].format(field.name)}`: {names(fields_of(field.bare))}")
        else:
            own.append(field)
    head = "## Keys of book.toml\n\nWhat each means stands in [book-toml.md](book-toml.md).\n\n"
    return head + "\n".join(wrapped(f"- {line}").replace("\n", "\n  ").rstrip() for line in [names(own), *said]) + "\n"


def names(fields: Iterable[Field]) -> str:
    """Return the names of keys."""
    return ", ".join(f"`{field.name}`" for field in fields)


def extras() -> str:
    """Return what the press can be without, and what it says without it."""
    text = """\
## What lacks, and how it is installed

`baspa doctor` lists what the press works with, and for what lacks the line that installs it. The same line stands in
what is said where something of it is asked for; `python` is the Python that runs the press.

| extra | for | what is said without it |
|---|---|---|
"""
    rows = (f"| `{name}` | {what} | {said} `{line(name)}` |" for name, (what, said) in EXTRAS.items())
    return text + "\n".join(rows) + "\n\n" + "\n".join(system()) + "\n"


def line(extra: str) -> str:
    """Return the line that installs an extra, for any Python."""
    return extra_line(extra).replace(shlex.quote(sys.executable), "python")


def system() -> Iterator[str]:
    """Yield what is the system's, with its packages."""
    yield wrapped(
        "Pango, HarfBuzz and Fontconfig lay out text, and no book is printed without them; Ace judges e-books, and "
        "runs on Node.js with a Chromium; Ghostscript counts ink, in `baspa preflight`. What of them lacks is "
        "installed by the system's package manager; on Windows the press runs in WSL, which has apt-get."
    )
    yield f"| what | {' | '.join(MANAGERS)} |"
    yield f"|---|{'---|' * len(MANAGERS)}"
    for name, packages in PACKAGES.items():
        cells = (f"`{' '.join(packages[manager])}`" for manager in MANAGERS)
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""
    yield "Ace itself comes with `npm ci --prefix tools/ace --ignore-scripts` in a checkout, and without one with"
    yield f"`npm install --global --ignore-scripts {' '.join(ACE)}`."
