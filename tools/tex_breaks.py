r"""Write tests/data/tex_breaks.json: paragraphs of boxes, glue and penalties, and where TeX breaks them.

Each paragraph goes to plain TeX as rules, \hskip, \penalty and \discretionary; TeX shows in its log the lines it made,
and those are read back as items. Words are measured by TeX in cmr10, kerns and ligatures included. Lengths are in
scaled points. TeX must be installed (Debian: texlive-base); the tests need only the file.

Run it as `python tools/tex_breaks.py`.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).parents[1] / "tests" / "data" / "tex_breaks.json"
POINT = 65_536  # sp
NEVER, FORCED = 10_000, -10_000  # TeX's infinite penalties
FIL = "fil"
HYPHEN = 50  # plain TeX's \hyphenpenalty and \exhyphenpenalty

FROG_KING = (  # Grimm, as set in Knuth and Plass 1981
    "In olden times when wish·ing still helped one, there lived a king whose daugh·ters were all beau·ti·ful; and the "
    "young·est was so beau·ti·ful that the sun it·self, which has seen so much, was aston·ished when·ever it shone in "
    "her face. Close by the king's castle lay a great dark for·est, and un·der an old lime-tree in the for·est was a "
    "well, and when the day was very warm, the king's child went out into the for·est and sat down by the side of the "
    "cool foun·tain; and when she was bored she took a golden ball, and threw it up on high and caught it; and this "
    "ball was her favor·ite play·thing."
)
ORIGIN = (  # Darwin, On the Origin of Species, 1859
    "When on board H.M.S. `Beagle,' as nat·u·ral·ist, I was much struck with cer·tain facts in the dis·tri·bu·tion of "
    "the in·hab·i·tants of South Amer·ica, and in the ge·o·log·i·cal re·la·tions of the present to the past "
    "in·hab·i·tants of that con·ti·nent. These facts seemed to me to throw some light on the ori·gin of species, that "
    "mys·tery of mys·ter·ies, as it has been called by one of our great·est philoso·phers. On my re·turn home, it "
    "oc·curred to me, in 1837, that some·thing might per·haps be made out on this ques·tion by pa·tiently "
    "ac·cu·mu·lat·ing and re·flect·ing on all sorts of facts which could pos·si·bly have any bear·ing on it."
)
STRUGGLE = (  # the same, chapter III
    "Ow·ing to this strug·gle for life, any vari·a·tion, how·ever slight and from what·ever cause pro·ceed·ing, if it "
    "be in any de·gree prof·itable to an in·di·vid·ual of any species, in its in·fin·itely com·plex re·la·tions to "
    "other or·ganic be·ings and to ex·ter·nal na·ture, will tend to the preser·va·tion of that in·di·vid·ual, and will "
    "gen·er·ally be in·her·ited by its off·spring. The off·spring, also, will thus have a bet·ter chance of "
    "sur·viv·ing, for, of the many in·di·vid·u·als of any species which are pe·ri·od·i·cally born, but a small "
    "num·ber can sur·vive."
)


class Item(NamedTuple):
    """A box (width), glue (width, stretch or FIL, shrink) or penalty (width, penalty, flagged), in scaled points."""

    kind: str
    width: int
    first: int | str = 0
    second: int = 0


class Paragraph(NamedTuple):
    """What TeX is asked: a text, the lengths of its lines (the last one holds on), and parameters of plain TeX."""

    text: str
    lengths: tuple[int, ...]
    tolerance: int = 200
    linepenalty: int = 10
    doublehyphendemerits: int = 10_000
    finalhyphendemerits: int = 5_000
    adjdemerits: int = 10_000


class Answer(NamedTuple):
    """What TeX says: the items that it breaks at, and the sum of its demerits."""

    breaks: list[int]
    demerits: int


FORBIDDEN = Item("penalty", 0, NEVER)
FILL = Item("glue", 0, FIL)
STRUT = Item("glue", 0, 60 * POINT)
FORCE = Item("penalty", 0, FORCED)
END = (FORBIDDEN, FILL, FORCE)


def paragraphs() -> Iterator[Paragraph]:
    """Yield all that TeX is asked."""
    for points in (180, 200, 246, 272, 300, 342, 390, 455):
        yield Paragraph("frog king", (points * POINT,), 1000 if points < 200 else 200)
    for points in (180, 232, 284, 340, 402):
        yield Paragraph("origin", (points * POINT,), 1000 if points < 200 else 200)
    yield Paragraph("origin", (286 * POINT,), doublehyphendemerits=0, adjdemerits=0)
    yield Paragraph("origin", (260 * POINT,), linepenalty=1, adjdemerits=3_000)
    yield Paragraph("struggle", (208 * POINT,))
    yield Paragraph("struggle", (264 * POINT,))
    yield Paragraph("struggle", (210 * POINT,), doublehyphendemerits=0, finalhyphendemerits=0)
    yield Paragraph("struggle", tuple(points * POINT for points in (250, 250, 180, 180, 180, 320)))
    yield Paragraph("struggle", tuple(points * POINT for points in range(150, 330, 15)), 1000)
    for text, points in (("items 1", 208), ("items 2", 206), ("items 3", 200)):
        yield Paragraph(text, (points * POINT,), 400)
        yield Paragraph(text, tuple(points * POINT for points in (230, 230, 160, 160, 260)), 400)
    yield Paragraph("forced 1", (170 * POINT,), 400)
    yield Paragraph("forced 2", (160 * POINT,), 400)
    for text in ("forced 2", "forced 3"):
        yield Paragraph(text, (200 * POINT, 300 * POINT), 400, adjdemerits=2_000)


def texts() -> dict[str, tuple[Item, ...]]:
    """Return the items of the texts by their names."""
    return {
        "frog king": words(FROG_KING, french=False),
        "origin": words(ORIGIN, french=True),
        "struggle": words(STRUGGLE, french=False),
        **{f"items {seed}": generated(seed, 60) for seed in (1, 2, 3)},
        **{f"forced {seed}": generated(seed, 60, forced=9) for seed in (1, 2, 3)},
    }


def words(text: str, *, french: bool) -> tuple[Item, ...]:
    """Return a text in cmr10 as items; but for French spacing, the space after a stop is wider."""
    parts = [re.split(r"·|(?<=\w-)", word) for word in text.split()]
    widths = measured(sorted({part for word in parts for part in word} | {"-"}))
    items: list[Item] = []
    for word in parts:
        for index, part in enumerate(word):
            items.append(Item("box", widths[part]))
            if index < len(word) - 1:
                items.append(Item("penalty", 0 if part.endswith("-") else widths["-"], HYPHEN, 1))
        items.append(space("" if french else word[-1][-1]))
    return (*items[:-1], *END)


def measured(parts: Sequence[str]) -> dict[str, int]:
    """Return the widths of texts in cmr10."""
    lines = [f"\\setbox0\\hbox{{{part}}}\\immediate\\write-1{{wd={part}=\\number\\wd0}}" for part in parts]
    log = tex("\n".join((*lines, "\\end")))
    return {part: int(width) for part, width in re.findall(r"^wd=(.*)=(\d+)$", log, re.MULTILINE)}


def space(after: str) -> Item:
    """Return the space of cmr10, 3.33 pt plus 1.67 pt minus 1.11 pt, by the space factor of what it stands after."""
    factor = {",": 1250, ";": 1500, ".": 3000}.get(after, 1000)
    extra = 72_818 if factor >= 2000 else 0
    return Item("glue", 218_453 + extra, 109_226 * factor // 1000, 72_818 * 1000 // factor)


def generated(seed: int, count: int, forced: int = 0) -> tuple[Item, ...]:
    """Return `count` words of one to four boxes, with flagged, dear and cheap breaks, and a forced one now and then."""
    series = numbers(seed)
    items: list[Item] = []
    for word in range(1, count + 1):
        for part in range(1 + next(series) % 4):
            items += [pick(series, INSIDE)] if part else []
            items.append(Item("box", 200_000 + 37 * next(series) % 900_000))
        if forced and word % forced == 0:
            items += (FORBIDDEN, FILL if word % (2 * forced) else STRUT, FORCE)
            continue
        items += [pick(series, BETWEEN)] if next(series) % 6 == 0 else []
        width = 190_000 + next(series)
        items.append(Item("glue", width, width * 2 // 5 + next(series) % 20_000, width // 4 + next(series) % 9_000))
    return (*items[:-1], *END)


INSIDE = (
    *2 * (Item("penalty", 218_453, HYPHEN, 1),),
    *(Item("penalty", 0, penalty, penalty == HYPHEN) for penalty in (HYPHEN, 120, -30)),
)
BETWEEN = tuple(Item("penalty", 0, penalty) for penalty in (NEVER, 200, 70, -50, -120))


def numbers(seed: int) -> Iterator[int]:
    """Yield a fixed series of numbers below 2**16 (a linear congruential generator)."""
    while True:
        seed = (seed * 1_103_515_245 + 12_345) % 2**31
        yield seed >> 15


def pick(series: Iterator[int], choices: Sequence[Item]) -> Item:
    """Return the choice that the next number of a series points at."""
    return choices[next(series) % len(choices)]


def asked(paragraph: Paragraph, items: Sequence[Item]) -> Answer:
    """Return TeX's answer."""
    lengths = [f"0sp {length}sp" for length in paragraph.lengths]
    given = [f"\\{name}={value}" for name, value in paragraph._asdict().items() if isinstance(value, int)]
    log = tex(
        "\n".join(
            (
                *given,
                "\\pretolerance=-1 \\parindent=0pt \\hbadness=\\tolerance \\tracingparagraphs=1",
                "\\showboxdepth=3 \\showboxbreadth=10000",
                f"\\setbox0\\vbox{{\\parshape {len(lengths)} {' '.join(lengths)}",
                "\\noindent",
                *map(source, items[: -len(END)]),
                "\\par}\\showbox0 \\end",
            )
        )
    )
    fault = re.search(r"^(Overfull|Underfull|! (?!OK)).*", log, re.MULTILINE)
    if fault:
        raise ValueError(f"{paragraph.text}: {fault[0]}")
    sums = re.findall(r"^@@\d+: line \d+\.\d-? t=(-?\d+)", log.partition("@\\par")[2], re.MULTILINE)
    return Answer(list(breaks(shown(log), items)), min(map(int, sums)))


def source(item: Item) -> str:
    """Return an item as TeX's input."""
    if item.kind == "box":
        return f"\\vrule width {item.width}sp\\relax"
    if item.kind == "glue":
        stretch = "1fil" if item.first == FIL else f"{item.first}sp"
        return f"\\hskip {item.width}sp plus {stretch} minus {item.second}sp\\relax"
    if item.second:
        hyphen = f"\\hbox to {item.width}sp{{}}" if item.width else ""
        return f"\\discretionary{{{hyphen}}}{{}}{{}}\\relax"
    return f"\\penalty {item.first}\\relax"


def tex(text: str) -> str:
    """Return the log of a run of plain TeX."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "breaks.tex").write_text(text, encoding="ascii")
        subprocess.run(["tex", "-interaction=batchmode", "breaks.tex"], cwd=folder, check=False, capture_output=True)
        return (Path(folder) / "breaks.log").read_text(encoding="latin-1")


def shown(log: str) -> Iterator[list[str]]:
    r"""Yield the kinds of the items in each line of \box0, as TeX shows it."""
    kinds = {"rule": "box", "glue": "glue", "penalty": "penalty", "discretionary": "penalty"}
    for line in re.split(r"^\.\\hbox", log, flags=re.MULTILINE)[1:]:
        names = re.findall(r"^\.\.\\(\w+)\b(?!\(\\rightskip)", line, re.MULTILINE)
        yield [kinds[name] for name in names if name in kinds]


def breaks(lines: Iterable[Sequence[str]], items: Sequence[Item]) -> Iterator[int]:
    """Yield the item that each line ends at: its last one, or the glue that is gone behind its last box."""
    at = 0
    for line in lines:
        while items[at].kind != line[0]:
            at += 1
        if [item.kind for item in items[at : at + len(line)]] != list(line):
            raise ValueError("TeX shows other items than it was given")
        at += len(line)
        if items[at - 1].kind == "penalty":
            at -= 1
        yield at
        at += 1


def dumped(about: object, lists: dict[str, list[Item | tuple[str, int]]], entries: Sequence[object]) -> str:
    """Return all as JSON, one text and one paragraph a line."""
    named = ",\n".join(f"{json.dumps(name)}: {json.dumps(items)}" for name, items in lists.items())
    rows = ",\n".join(map(json.dumps, entries))
    return f'{{"about": {json.dumps(about)},\n"texts": {{\n{named}}},\n"paragraphs": [\n{rows}]}}\n'


def main() -> None:
    """Ask TeX, and write its answers."""
    version = subprocess.run(["tex", "--version"], check=True, capture_output=True, text=True).stdout.splitlines()[0]
    held = texts()
    entries = [
        {**paragraph._asdict(), **asked(paragraph, held[paragraph.text])._asdict()} for paragraph in paragraphs()
    ]
    about = {
        "source": f"{version}, plain format, cmr10; \\pretolerance -1; written by tools/tex_breaks.py",
        "unit": "sp",
        "items": {"box": ["width"], "glue": ["width", "stretch", "shrink"], "penalty": ["width", "penalty", "flagged"]},
    }
    lists = {name: [item[:2] if item.kind == "box" else item for item in items] for name, items in held.items()}
    TARGET.write_text(dumped(about, lists, entries), encoding="ascii")
    print(f"{TARGET.name}: {len(entries)} paragraphs, {sum(len(entry['breaks']) for entry in entries)} lines")


if __name__ == "__main__":
    main()
