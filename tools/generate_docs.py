"""Write the parts of docs/ that come from the code, so that they cannot drift.

Run it after a change of baspa/model/metadata.py, baspa/command/words.py, baspa/formats.py, baspa/formula/commands.py or
baspa/language:

    python tools/generate_docs.py
"""

from __future__ import annotations

import datetime
import json
import re
import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from babel import Locale
from book_schema import schema
from command_docs import COMMANDS_MD, commands
from rooms import ARCHITECTURE, architecture

from baspa.formula.commands import ENVIRONMENTS, GROUPS, TABLES, Group
from baspa.formula.model import Formula
from baspa.formula.reading import read_formula
from baspa.language import FALLBACK, PRINTED, PRINTED_FOR_SOME, find
from baspa.language import languages as own_languages
from baspa.language.model import Language
from baspa.model.fields import Field, fields_of, in_plain_words
from baspa.model.metadata import Metadata

LISTED = "| code | language | its own name | quotes | hyphenation | citations, unless the book says others |\n"
LISTED += "|---|---|---|---|---|---|\n"  # behind this head docs/languages.md has a table of the languages
WORDS = "| key | in English |\n|---|---|"  # after this head the last part of docs/languages.md is a table of PRINTED

PROJECT = Path(__file__).resolve().parent.parent
LANGUAGES = PROJECT / "docs" / "languages.md"
EXAMPLE = PROJECT / "tests" / "books" / "every-key" / "book.toml"

INTRODUCTION = """\
# book.toml, field by field

<!-- Made by tools/generate_docs.py from baspa/model/metadata.py: change that, not this. -->

`book.toml` is what the press knows about a book besides its text: who wrote it, what libraries and shops ask for, how
it looks. It is a [TOML 1.0](https://toml.io/en/v1.0.0) file in UTF-8 at the top of the book's folder. Three keys are
required: `title`, `language`, `chapters`. Leave out what you do not have: what is absent leaves no empty label on a
page, and `baspa check` lists what a shop or a library would still ask for. A key that is unknown or misspelt is an
error with its line and the nearest right key.

Keys of the book itself stand above the first `[table]`; in TOML a table goes on to the next one.

An editor with a TOML language server (Even Better TOML in Visual Studio Code, Taplo elsewhere) completes and checks
book.toml as you type, when its first line names the schema, [book.schema.json](book.schema.json), by path or address:

```toml
#:schema ../docs/book.schema.json
```
"""

OUTRO = """\
## A complete example

Every key once. Most books need a quarter of it.
"""

FORMULAS = """\
# Formulas

<!-- Made by tools/generate_docs.py from baspa/formula/commands.py: change that, not this. -->

Formulas are written in the notation of TeX, as LaTeX's users know it, between dollar signs: `$E = mc^2$` in a line of
text, `$$...$$` for a formula on a line of its own.

    The area of a circle is $S = \\pi r^2$.

    $$
    x_{1,2} = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}
    $$

On paper a formula is drawn with the outlines of its letters, as sharp as type; in the e-book it is MathML, which
readers enlarge with the text and read aloud. Its TeX goes with it as the alternative text.

A letter of its own is a variable and leans; words stand upright in `\\text{...}`, in Kazakh as in any language of the
book. Spaces in a formula mean nothing: the press puts them where they belong. `{` and `}` keep together what belongs
together and are not shown.

What cannot be shown as it is meant is an error that names the place and the mend: a command that is not in the list
below, a brace that nothing closes, a letter that no font has. A formula has at most 2000 characters.

Commands of your own are defined as in LaTeX, on lines of their own, and hold from there on, in the chapters that follow
as well:

    \\newcommand{\\R}{\\mathbb{R}}
    \\newcommand{\\norm}[1]{\\lVert #1 \\rVert}

So do `\\renewcommand`, `\\providecommand`, `\\def`, `\\let`, `\\DeclareMathOperator`, `\\DeclarePairedDelimiter`.
They may stand in a formula as well, as for MathJax, in a raw passage of LaTeX, in front matter: `header-includes`, or
`math` as MyST has it. The alternative text is the formula as you wrote it. They are for formulas alone; what a command
stands for has at most 2000 characters.
"""

BLANK = "\n\n"
BAR = "\\|"
HEADERS = {"table": "[{}]", "tables": "[[{}]]", "by language": "[{}]", "by name": "[{}]"}


def as_json(value: Any) -> str:
    """Return a value as JSON that people read."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def reference() -> str:
    """Return docs/book-toml.md."""
    text = EXAMPLE.read_text(encoding="utf-8")
    given = tomllib.loads(text)
    parts = [INTRODUCTION, "## The book\n", rows(fields_of(Metadata), given)]
    documented: dict[Any, str] = {}
    for table in (field for field in fields_of(Metadata) if field.shape in HEADERS):
        header = HEADERS[table.shape].format(table.name)
        parts += [f"## `{header}`\n\n{table.description}\n", inner(table, given[table.name], documented)]
        documented.setdefault(table.bare, header)
        parts += nested(table, given[table.name], documented)
    return "\n".join([*parts, OUTRO, f"```toml\n{text.partition(BLANK)[2]}```\n"])


def nested(table: Field, given: Any, documented: dict[Any, str]) -> Iterator[str]:
    """Yield what may stand in the tables of a table that are described nowhere else."""
    if table.shape not in ("table", "tables"):
        return
    for field in fields_of(table.bare):
        if field.shape in HEADERS and field.bare not in documented:
            documented[field.bare] = HEADERS[field.shape].format(f"{table.name}.{field.name}")
            yield f"## `{documented[field.bare]}`\n\n{field.description}\n"
            inside = (given[0] if isinstance(given, list) else given)[field.name]
            yield rows(fields_of(field.bare), inside[0] if isinstance(inside, list) else inside)


def inner(table: Field, given: Any, documented: Mapping[Any, str]) -> str:
    """Return what may stand in a table; `given` is its example, `documented` the tables that are described already."""
    if table.shape == "by language":
        return "A key for each language (BCP 47), and a text.\n"
    if table.shape == "by name":
        return "Keys of your own, and a text for each.\n"
    if table.bare in documented:
        return f"The same keys as in `{documented[table.bare]}`.\n"
    return rows(fields_of(table.bare), given[0] if isinstance(given, list) else given)


def rows(fields: tuple[Field, ...], given: Mapping[str, Any]) -> str:
    """Return the keys of a table as a Markdown table, the examples taken from `given`."""
    lines = ["| key | what may stand there | when absent | example | meaning |", "|---|---|---|---|---|"]
    for field in fields:
        example = "below" if field.shape in HEADERS else f"`{literal(given[field.name])}`"
        cells = [f"`{field.name}`", kind(field), absent(field), example, field.description]
        lines.append(f"| {' | '.join(cell.replace('|', BAR) for cell in cells)} |")
    return "\n".join(lines) + "\n"


def kind(field: Field) -> str:
    """Say in plain words what may stand for a field, its pattern included."""
    said = in_plain_words(field)
    return f"{said} of the form `{field.pattern}`" if field.pattern and not field.nonempty else said


def absent(field: Field) -> str:
    """Say what holds when the field is not there."""
    if field.required:
        return "**required**"
    if field.shape in ("value", "texts") and field.default not in ("", None, ()):
        return f"`{literal(field.default)}`"
    return "its defaults" if field.shape == "table" and field.default is not None else "–"


def literal(value: Any) -> str:
    """Show a value as TOML writes it."""
    return value.isoformat() if isinstance(value, datetime.date) else json.dumps(value, ensure_ascii=False)


def formulas() -> str:
    """Return docs/formulas.md."""
    return "\n".join([FORMULAS, *(chapter(group) for group in GROUPS)])


def chapter(group: Group) -> str:
    """Return what a group of TeX commands is, in Markdown."""
    parts = [f"## {group.title}", textwrap.fill(group.note, 120, break_on_hyphens=False)]
    parts.append("\n".join(f"    {example}" for example in group.examples))
    if group is TABLES:
        parts += ["| environment | what it is |\n|---|---|\n" + "\n".join(environments())]
    else:
        parts.append(filled(", ".join(shown(name, group) for name in group.names)))
    return "\n\n".join(part for part in parts if part) + "\n"


def environments() -> Iterator[str]:
    """Yield the rows of a table of environments."""
    for name, meaning in ENVIRONMENTS.items():
        yield f"| `{name}` | {meaning.replace('|', BAR)} |"


def shown(name: str, group: Group) -> str:
    """Return a command, with the sign that it makes where a group has signs."""
    formula = read_formula(f"\\{name}", display=True) if group.shown else None
    sign = "".join(ET.fromstring(formula.mathml).itertext()) if isinstance(formula, Formula) else ""  # noqa: S314
    return f"`\\{name}` {sign}".strip()


def filled(text: str) -> str:
    """Return a text in lines of at most 120 characters; a command and its sign stay together."""
    lines = textwrap.wrap(text.replace("` ", "`\0"), 120, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines).replace("\0", " ")


def languages() -> str:
    """Return docs/languages.md, its tables of languages and of words made anew."""
    text, english = LANGUAGES.read_text(encoding="utf-8"), find(FALLBACK).words
    listed = LISTED + "".join(map(row_of, own_languages()))
    text = re.sub(rf"{re.escape(LISTED)}(\|.*\n)*", lambda _: listed, text)
    shown = "\n".join(f"| `{key}` | {english[key]} |" for key in (*PRINTED, *PRINTED_FOR_SOME))
    return f"{text.partition(WORDS)[0]}{WORDS}\n{shown}\n"


def row_of(language: Language) -> str:
    """Return the row of a language in the table of languages."""
    name, patterns = Locale(FALLBACK).languages[language.code], language.hyphenation
    origin = "the press's own" if patterns.endswith(".dic") else f"Pyphen's {patterns}" if patterns else "none"
    quotes = "{}…{} {}…{}".format(*language.quotes)
    return f"| `{language.code}` | {name} | {language.name} | {quotes} | {origin} | `{language.citation_style}` |\n"


def outputs() -> Iterator[tuple[Path, str]]:
    """Yield each generated file with its text."""
    yield PROJECT / "docs" / "book-toml.md", reference()
    yield PROJECT / "docs" / "book.schema.json", as_json(schema(Metadata, "book.toml"))
    yield PROJECT / "docs" / "formulas.md", formulas()
    yield COMMANDS_MD, commands()
    yield LANGUAGES, languages()
    yield ARCHITECTURE, architecture()


if __name__ == "__main__":
    for path, text in outputs():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(PROJECT))
