r"""Roles, targets and references of MyST, Sphinx, Quarto and bookdown as links and citations of the press.

{numref}`fig-a`  {ref}`words <place>`  {cite:p}`key`      MyST's roles
(place)=                                                  its targets, on a line above what they name
@fig-a  [@fig-a]  @sec-b                                  Quarto's references
\@ref(fig:a)                                               bookdown's
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from baspa.importing.dialects.reading import Reading, line_of, outside_code, replaced
from baspa.load.markdown.typed_references import ONE

ROLE = outside_code(r"\{(?P<role>[a-z][\w:-]*)\}`(?P<said>[^`\n]+(?:\n[^`\n]+)?)`")
AIMED = re.compile(r"(?s)(.*?)\s*<([^<>]+)>")
WAITING = r"^\((?P<waiting>[\w-]+)\)=\n"  # a name that the press gives to what follows
TARGET = outside_code(r"(?m:^\((?P<target>[^()\s][^()\n]*)\)=[ \t]*\n(?:[ \t]*\n)?)(?P<next>[^\n]*)")
NAMED_ITSELF = re.compile(r"\$\$|[>|]|[-*+][ \t]|\d+[.)][ \t]")  # what the press gives such a name
FENCE = re.compile(r"(?:`{3}|~{3}|:{3}|\+-)")
HEADING = re.compile(r"(#{1,6} .*?)[ \t]*(?:\{(?P<held>[^{}]*)\})?[ \t]*")
NUMBERED = outside_code(r"(?P<formula>\$\$(?:(?!\$\$)[\s\S])+?\$\$)[ \t]*\((?P<label>[\w:.-]+)\)")
REFERENCE = outside_code(
    r"(?P<open>\[)?(?<![\w\\@./])(?P<bare>-?)@(?P<to>[A-Za-z][\w:-]*\w)(?(open)\])"
    r"|(?P<knit>\\@ref\((?P<knitted>[^()\s]+)\))"
)
GROUP = outside_code(r"(?<![\\!\]])\[(?P<group>[^\[\]]{0,500}@[^\[\]]{0,500})\](?![(\[{:])")
OF_TEX = outside_code(r"\\(?P<tex>ref|eqref|autoref|[cC]ref)\{(?P<labelled>[^{}\s]+)\}")
CITED = outside_code(r"(?<!\\)\[(?P<cited>[^\[\]]{0,500}@[^\[\]]{0,500})\](?![(\[])")
KEY = re.compile(r"(?<![\w\\])@([\w:.#$%&+?<>~/-]*\w)")
EXAMPLE = re.compile(r"(?m:^)[ \t>]*\(@([\w-]+)\)[ \t]")  # of pandoc: its name is no key
SILENT = outside_code(r"(?<!!)\[\]\(#(?P<silent>[^\s()<>]+)\)")
SAID = outside_code(r"(?<!!)\[(?P<linked>[^\[\]\n]{0,500})\]\((?P<path>[^\s()<>#:]*)#(?P<goal>[^\s()<>#]+)\)")
OF_NUMBERS = re.compile(r"%s|\{number\}")
TITLE = "{title}"  # what a link says of a heading, which may have no number
COMMENT = outside_code(
    r"(?m:^(?P<comment>%+)(?![%}])[ \t]*(?P<words>[^\n]*)$|^\+\+\+(?P<cut>[ \t]*(?:\{.*\})?[ \t]*)$)"
)
CITES = (
    "cite",
    "cite:p",
    "cite:ps",
    "cite:t",
    "cite:ts",
    "cite:alp",
    "cite:author",
    "cite:year",
    "cite:cts",
    "cite:ct",
)
IN_TEXT = ("cite:t", "cite:ts", "cite:ct", "cite:author")
TAGS = {"sub": "sub", "subscript": "sub", "sup": "sup", "superscript": "sup", "kbd": "kbd", "u": "u", "underline": "u"}
WORDS = ("abbr", "term", "download", "guilabel", "menuselection", "dfn")
CODED = ("file", "command", "program", "code", "samp", "option", "envvar", "makevar", "regexp")
MADE: Mapping[str, Callable[[str], str]] = {  # of roles that say what their words are
    **{kind: partial("<{0}>{1}</{0}>".format, tag) for kind, tag in (TAGS | {"del": "s", "strike": "s"}).items()},
    **dict.fromkeys(WORDS, str),
    **dict.fromkeys(CODED, "`{}`".format),
    "math": lambda said: f"${said.strip()}$",
    "smallcaps": "[{}]{{.smallcaps}}".format,
    "doi": lambda said: f"[{said}](https://doi.org/{said.strip().removeprefix('https://doi.org/')})",
}
ENTRY = re.compile(r"!?\s*(?:single|pair|triple|see|seealso)\s*:")  # of an index: no words of the text
COMPUTED = re.compile(r"(?:fig|tbl|tab|lst)[-:]")


def name_of(label: str) -> str:
    """Return a label as the press's name: no blank and no colon stands in one."""
    return re.sub(r"[^\w-]+", "-", label.strip())


def with_targets(text: str) -> str:
    """Return a text whose remarks and targets are the press's."""
    text = replaced(COMMENT, text, comment)
    text = replaced(TARGET, text, target)
    return replaced(NUMBERED, text, lambda found: f"{found['formula']} {{#{name_of(found['label'])}}}")


def with_links(text: str, reading: Reading) -> str:
    """Return a text whose roles, references and citations are the press's."""
    text = replaced(ROLE, text, lambda found: role(found, reading))
    text = replaced(GROUP, text, lambda found: group(found, reading))
    text = replaced(CITED, text, lambda found: cited(found, reading)) if reading.works else text
    text = replaced(SILENT, text, lambda found: silent(found, reading))
    text = replaced(SAID, text, lambda found: with_known_goal(found, reading))
    text = replaced(
        OF_TEX, text, lambda found: f"\\{found['tex']}{{{known(found['labelled'], reading) or found['labelled']}}}"
    )
    examples = frozenset(EXAMPLE.findall(text))
    return replaced(REFERENCE, text, lambda found: found[0] if found["to"] in examples else reference(found, reading))


def comment(found: re.Match[str]) -> str:
    """Return a remark of MyST as one of Markdown, nothing for where it cuts its blocks."""
    return f"<!-- {found['words'].replace('--', '- -')} -->" if found["comment"] else ""


def target(found: re.Match[str]) -> str:
    """Return what a target names, with its name: a heading, what the press gives one, or a place of its own."""
    name, heading = name_of(found["target"]), HEADING.fullmatch(found["next"])
    if heading and "#" not in (heading["held"] or ""):
        return f"{heading[1]} {{{' '.join(filter(None, [f'#{name}', heading['held']]))}}}"
    if NAMED_ITSELF.match(found["next"]):
        return f"({name})=\n{found['next']}"
    if FENCE.match(found["next"]):
        return f'<a id="{name}"></a>\n\n{found["next"]}'
    return (
        f'<a id="{name}"></a>\n{found["next"]}'
        if heading or not found["next"]
        else f'<a id="{name}"></a>{found["next"]}'
    )


def group(found: re.Match[str], reading: Reading) -> str:
    """Return several references, or one with words beside it, without the brackets around them."""
    parts = [ONE.fullmatch(part) for part in found["group"].split(";")]
    names = [typed(part[3], reading) if part and part[3] not in reading.works else "" for part in parts]
    if not all(names):
        return found[0]
    return "; ".join(grouped(part, name, reading) for part, name in zip(parts, names, strict=True) if part)


def grouped(part: re.Match[str], name: str, reading: Reading) -> str:
    """Return one of them: words before it stand in the place of its kind for Quarto, beside it for pandoc-crossref."""
    before, minus, written, behind = " ".join(part[1].split()), part[2], part[3], part[4].rstrip()
    if before and ":" in written:
        return f"{before} {linked(name, '%s' * bool(minus), reading)}{behind}"
    return f"{linked(name, f'{before} %s'.strip() if before or minus else '', reading)}{behind}"


def cited(found: re.Match[str], reading: Reading) -> str:
    """Return a citation without the works that no file of references has."""
    kept = []
    for part in found["cited"].split(";"):
        key = KEY.search(part)
        if key and key[1] not in reading.works and not typed(key[1], reading) and not COMPUTED.match(key[1]):
            reading.lost(line_of(found), "citations of what the references have not:", key[1])
        else:
            kept.append(part)
    return f"[{';'.join(kept).strip()}]" if kept else ""


def reference(found: re.Match[str], reading: Reading) -> str:
    """Return a reference as a link, if what it names is there; a citation as it stands."""
    written = found["knitted"] or found["to"]
    if written in reading.works:
        return found[0]
    knitted = name_of((found["knitted"] or "").partition(":")[2])  # of bookdown's "thm:a" as "a"
    if name := typed(written, reading) or known(knitted, reading):
        return linked(name, "%s" * bool(found["bare"]), reading)
    if found["knitted"] or COMPUTED.match(written):
        reading.lost(line_of(found), "references to what is not in the files:", written)
        return written
    if reading.works and not found["open"]:
        reading.lost(line_of(found), "citations of what the references have not:", written)
        return f"\\{found[0]}"
    return found[0]


def silent(found: re.Match[str], reading: Reading) -> str:
    """Return a link without words with some where what it leads to has neither number nor title."""
    name = known(found["silent"], reading)
    return linked(name, "", reading) if name else found[0]


def with_known_goal(found: re.Match[str], reading: Reading) -> str:
    """Return a link whose name is the press's, with the number or the title for which its words have a place."""
    name = known(found["goal"], reading)
    if not name:
        return found[0]
    said = OF_NUMBERS.sub(lambda _: reading.names[name] or "{number}", found["linked"])
    return f"[{said}]({found['path']}#{name})"


def typed(written: str, reading: Reading) -> str:
    """Return the name that stands behind @, whose first letter is a capital where a sentence begins: @Fig-press."""
    return known(written, reading) or known(f"{written[:1].lower()}{written[1:]}", reading)


def known(written: str, reading: Reading) -> str:
    """Return the name that a reference means, as the book has it; "" where that has none."""
    return next((each for each in (written, name_of(written)) if each in reading.names), "")


def linked(name: str, words: str, reading: Reading) -> str:
    """Return a link; what has neither number nor title is named by other words."""
    own = reading.names.get(name, name)
    said = OF_NUMBERS.sub(lambda _: own or "{number}", words).replace("{name}", TITLE)
    return f"[{said or ('' if own == TITLE else own)}](#{name})"


def role(found: re.Match[str], reading: Reading) -> str:
    """Return what a role says."""
    kind, said = found["role"], found["said"]
    aimed = AIMED.fullmatch(said)
    words, to = (aimed[1], aimed[2]) if aimed else ("", said)
    if kind in CITES:
        keys = [key.strip() for key in said.split(",")]
        return "; ".join(f"@{key}" for key in keys) if kind in IN_TEXT else f"[{'; '.join(f'@{key}' for key in keys)}]"
    if kind in ("ref", "numref", "eq", "math:numref", "prf:ref"):
        return linked(known(to, reading) or name_of(to), words, reading)
    if kind == "doc":
        return f"[{words}]({to.removesuffix('.md')}.md)"
    if kind == "index":
        return indexed(words, to, reading, line_of(found))
    if kind == "download":
        reading.lost(line_of(found), "links to files to download:", to)
    made = MADE.get(kind)
    return made(words or to if aimed else said) if made else found[0]


def indexed(words: str, entry: str, reading: Reading, line: int) -> str:
    """Return what a mark of an index says in the text."""
    if words or ENTRY.match(entry):
        reading.lost(line, "index marks:", f'"{entry}"')
    return words or ("" if ENTRY.match(entry) else entry)
