r"""Lists of LaTeX whose items have labels of their own, or forms that pandoc 3.9 passes over, as it reads them.

It reads a form in brackets, `\begin{enumerate}[a)]`, and a first number by \setcounter; it drops what stands in the
brackets of `\item[…]`, `label=` of enumitem, \labelenumi and Cyrillic letters. Each line stays where it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from baspa.importing.item_labels import item_name
from baspa.importing.latex import VERBATIM

BRACKETS = r"\[((?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\]"
TOKEN = re.compile(
    rf"{VERBATIM.pattern}|\\(?P<edge>begin|end)\s*\{{(?P<kind>enumerate|itemize|description|compactenum|compactitem)\*?\}}"
    rf"(?:\s*{BRACKETS.replace('((', '(?P<options>(', 1)})?"
    rf"|\\item(?![A-Za-z])(?:\s*{BRACKETS.replace('((', '(?P<label>(', 1)})?"
    r"|\\(?:def|renewcommand\*?)\s*\{?\s*\\labelenum(?:iii|ii|iv|i)\s*\}?\s*\{(?P<form>(?:[^{}]|\{[^{}]*\})*)\}",
    re.DOTALL,
)
NUMBERED = {"enumerate", "compactenum"}
COUNTERS = {
    "arabic": ("Decimal", "1"), "alph": ("LowerAlpha", "a"), "Alph": ("UpperAlpha", "A"), "roman": ("LowerRoman", "i"),
    "Roman": ("UpperRoman", "I"), "asbuk": ("LowerCyrillic", "a"), "Asbuk": ("UpperCyrillic", "A"),
}  # fmt: skip
SHOWN = dict(COUNTERS.values())  # by which pandoc knows a style
COUNTER = re.compile(rf"\\({'|'.join(COUNTERS)})\s*(?:\*|\{{\w+\}})")
LOOKS = re.compile(
    r"\\(?:text(?:bf|it|rm|sf|up|sc|normal)|bfseries|itshape|upshape|normalfont|emph|protect)(?![A-Za-z])|[{}]"
)
FRAME = re.compile(r"(\(?)(\w+)([).]?)")
FRAMES = {("", ")"), ("(", ")"), ("", ".")}
OPTION = re.compile(r"(label|start|resume)\*?\s*(?:=\s*((?:[^,{}]|\{(?:[^{}]|\{[^{}]*\})*\})*))?(?:,|$)")
BULLETS = re.compile(
    r"(?:[-–—−*•∙·]|---?|\$[-*]\$|\$?\\(?:bullet|cdot|circ|ast|star|diamond|blacksquare)\$?|\\text(?:bullet|endash|emdash|asteriskcentered))?(?:\{\})?"
)
BOXES = (("☐", r"\$?\\(?:square|Box|Square)\$?"), ("☒", r"\$?\\(?:boxtimes|XBox|CheckedBox|checkmark|Checkmark)\$?"))
ITEM = "\\item "
CYRILLIC = "\ufdd4"  # begins the first item of a list with Cyrillic letters, for what mends pandoc's tree


@dataclass
class LatexList:
    """A list while it is read: tokens of its beginning, its items and its end, and what it says of its form."""

    begin: re.Match[str]
    items: list[re.Match[str]] = field(default_factory=list)
    forms: list[re.Match[str]] = field(default_factory=list)
    counted: int = 0  # by the list of this depth before

    @property
    def is_numbered(self) -> bool:
        """Whether its items have numbers by themselves."""
        return self.begin["kind"] in NUMBERED

    @property
    def labels(self) -> list[str]:
        """What its items say in brackets; none where one says nothing."""
        said = [LOOKS.sub("", item["label"] or "").strip() for item in self.items]
        return said if all(said) else []

    def options(self) -> dict[str, str]:
        """Return what enumitem is asked for."""
        return {name: value.strip() for name, value in OPTION.findall(self.begin["options"] or "")}


Form = tuple[str, str, int]  # style of pandoc's, its mark as pandoc reads it, the first number


def known_lists(text: str) -> str:
    """Return a text whose lists say their forms and labels as pandoc reads them."""
    changes: list[tuple[int, int, str]] = []
    for found, end in lists_of(text):
        changes += changes_of(found, end)
    out, at = "", 0
    for start, stop, new in sorted(changes):
        out += text[at:start] + new + "\n" * (text.count("\n", start, stop) - new.count("\n"))
        at = stop
    return out + text[at:]


def lists_of(text: str) -> Iterator[tuple[LatexList, re.Match[str]]]:
    """Yield each list with the token that ends it, inner ones first."""
    open_lists: list[LatexList] = []
    counts: dict[int, int] = {}
    for token in TOKEN.finditer(text):
        if token["edge"] == "begin":
            open_lists.append(LatexList(token, counted=counts.get(len(open_lists), 0)))
        elif token["edge"] and open_lists:
            found = open_lists.pop()
            if found.is_numbered:
                counts[len(open_lists)] = first_of(found) - 1 + len(found.items)
            yield found, token
        elif open_lists and token["form"] is not None:
            open_lists[-1].forms.append(token)
        elif open_lists and token[0].startswith("\\item"):
            open_lists[-1].items.append(token)


def first_of(found: LatexList) -> int:
    """Return the first number of a list that says it, or goes on with the one before."""
    options = found.options()
    start = options.get("start", "")
    return int(start) if start.isdecimal() else found.counted + 1 if "resume" in options else 1


def changes_of(found: LatexList, end: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Yield what is to be written otherwise in a list: from, to, and the text."""
    if found.begin["kind"] == "description" or not found.items:
        return
    form = by_labels(found.labels) if found.labels else by_counter(found) if found.is_numbered else None
    if form is None:
        yield from spelt_out(found)
        return
    style, mark, first = form
    counter = f"\\setcounter{{enumi}}{{{first - 1}}}" if first > 1 else ""
    yield *found.begin.span(), f"\\begin{{enumerate}}[{mark}]{counter}"
    yield *end.span(), "\\end{enumerate}"
    yield from ((*token.span(), "") for token in found.forms)
    for at, item in enumerate(found.items):
        if at == 0 and style.endswith("Cyrillic"):
            yield *item.span(), ITEM + CYRILLIC
        elif item["label"] is not None:
            yield *item.span(), ITEM if found.labels else ITEM + item["label"] + " "


def by_labels(labels: list[str]) -> Form | None:
    """Return the form of items that say their own labels, where these count on."""
    frames = [FRAME.fullmatch(label) for label in labels]
    if not frames[0] or any(each is None or (each[1], each[3]) != (frames[0][1], frames[0][3]) for each in frames):
        return None
    before, name, behind = frames[0].groups()
    for style, sign in SHOWN.items() if (before, behind) in FRAMES else ():
        first = number_of(style, name)
        if first and [each[2] for each in frames if each] == [named(style, first + n) for n in range(len(frames))]:
            return style, f"{before}{sign}{behind}", first
    return None


def number_of(style: str, name: str) -> int:
    """Return which item has a name in a style, 0 where none has."""
    if style == "Decimal":
        return int(name) if name.isdecimal() and name.isascii() else 0
    return next((number for number in range(1, 27) if named(style, number) == name), 0)


def named(style: str, number: int) -> str:
    """Return the name of an item in a style."""
    return str(number) if style == "Decimal" else item_name(style, number)


def by_counter(found: LatexList) -> Form | None:
    r"""Return the form that a list of numbers says by enumitem's label or by \labelenumi; None where it says none."""
    options = found.options()
    said = options.get("label") or next((token["form"] for token in found.forms), "")
    shown = LOOKS.sub("", COUNTER.sub(lambda match: f"\0{match[1]}\0", said)).strip()
    before, _, rest = shown.partition("\0")
    name, _, behind = rest.partition("\0")
    if name in COUNTERS and (before, behind) in FRAMES:
        style, sign = COUNTERS[name]
        return style, f"{before}{sign}{behind}", first_of(found)
    return ("Decimal", "1.", first_of(found)) if not said and first_of(found) > 1 else None


def spelt_out(found: LatexList) -> Iterator[tuple[int, int, str]]:
    """Yield for each label that is no form, and no mere sign before an item, itself as the item's first words."""
    for item in found.items:
        label = (item["label"] or "").strip()
        box = next((sign for sign, pattern in BOXES if re.fullmatch(pattern, label)), "")
        if box or (label and not BULLETS.fullmatch(label)):
            yield *item.span(), ITEM + (box or label) + " "
