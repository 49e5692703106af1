"""Pandoc's blocks as the press's Markdown (docs/manuscript.md): one chapter's text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain, repeat
from typing import Any

from baspa.importing import escaping
from baspa.importing.anchors import TYPED, Links
from baspa.importing.headings import OFFERED, PART_HEADING
from baspa.importing.inlines import FindsPictures, Inlines
from baspa.importing.item_labels import FIGURES, OTHER_FORM, form_of, has_letters, interrupts, item_labels
from baspa.importing.losses import Losses
from baspa.importing.nodes import PandocNode, is_alone, node, plain_text
from baspa.importing.outline import DIVISIONS, Part, flatten
from baspa.importing.table import written_table
from baspa.model.problem import Place

FENCE = re.compile(r"(?m)^:{3,}")
LANGUAGE = re.compile(r"[\w+#-]+")
COMMON = ("sourceCode",)  # a class that says nothing of a code's language
BULLETS = "-*"  # the second sets two lists apart
TABLE = ("|", "+-")  # how tables of bars and drawn ones begin
OTHER = {BULLETS[0]: BULLETS[1], **OTHER_FORM}


def chapter(part: Part, links: Links, pictures: FindsPictures, losses: Losses) -> str:
    """Return a chapter's Markdown; what cannot be carried is noted in `losses` with its line."""
    inlines = Inlines(part.path, links, pictures, losses)
    writer, out, heading = Blocks(inlines, losses), "", ""
    for block, again in _apart(part.blocks):
        heading = plain_text(block["c"][2]) if block["t"] == "Header" else heading
        losses.at(Place(part.path, out.count("\n") + 1), heading, plain_text(block))
        pieces = [writer.block(block, again), *writer.notes()]
        out += "".join(f"{piece}\n\n" for piece in pieces if piece)
    return out.rstrip("\n") + "\n"


def _apart(blocks: list[PandocNode]) -> Iterator[tuple[PandocNode, bool]]:
    """Yield each block, and whether it is a list right after another of its kind that is a list by itself."""
    before = ""
    for block in blocks:
        own = mark_of(block)
        again = bool(own) and own == before
        before = OTHER[own] if again else own
        yield block, again


def mark_of(block: PandocNode) -> str:
    """Return what marks the items of a list, which a list right behind it must not have; "" where letters do."""
    if block["t"] == "BulletList":
        return BULLETS[0]
    figures = block["t"] == "OrderedList" and not has_letters(block["c"])
    return form_of(block["c"]) if figures else ""


class Blocks:
    """Writes blocks by their types."""

    def __init__(self, inlines: Inlines, losses: Losses) -> None:
        self.inlines, self.losses = inlines, losses

    def blocks(self, items: list[PandocNode], gap: str = "\n\n") -> str:
        """Return blocks inside of another one."""
        pieces = [self.block(block, again, inside=True) for block, again in _apart(list(flatten(items)))]
        return gap.join(piece for piece in pieces if piece)

    def block(self, item: PandocNode, again: bool = False, inside: bool = False) -> str:
        """Return one block; `again`: a list that must not run together with the one before it."""
        if item["t"] in LISTS:
            return LISTS[item["t"]](self, item["c"], again)
        if item["t"] == "Header" and inside:
            self.losses.changed("a heading within a list, a quotation or a note is strong text")
            return self.paragraph([node("Strong", item["c"][2])])
        return WRITE[item["t"]](self, item.get("c"))

    def notes(self) -> list[str]:
        """Return the texts of the notes that were called since the last time."""
        found = []
        while self.inlines.notes:
            number, blocks = self.inlines.notes.pop(0)
            quoted = len(blocks) == 1 and blocks[0]["t"] == "BlockQuote"  # LibreOffice indents its notes
            text = self.blocks(blocks[0]["c"] if quoted else blocks)
            gap = "\n    " if text.startswith(TABLE) else " "  # a table begins on a line of its own
            found.append(indented(f"[^{number}]:{gap}", "    ", text))
        return found

    def heading(self, content: Any) -> str:
        """Return a heading."""
        level, (identifier, classes, _), within = content
        if OFFERED in classes:
            self.losses.changed("a line of bold text, or with the number of a chapter, is taken for a heading")
        said = [*[f"#{identifier}"] * bool(identifier), *[".part"] * (PART_HEADING in classes)]
        return f"{'#' * level} {self.inlines.line(within)}" + (f" {{{' '.join(said)}}}" if said else "")

    def paragraph(self, items: list[PandocNode]) -> str:
        """Return a paragraph; formulas that stand on lines of their own stand between two."""
        pieces: list[str] = []
        line: list[PandocNode] = []
        for item in [*items, node("End")]:
            if item["t"] == "End" or (item["t"] == "Math" and item["c"][0]["t"] == "DisplayMath"):
                pieces.append(self.inlines.lines(line))
                line = []
            else:
                line.append(item)
            if item["t"] == "Math" and not line:
                pieces += self.inlines.displayed(item["c"][1])
        return "\n".join(piece for piece in pieces if piece)

    def verse(self, rows: list[list[PandocNode]]) -> str:
        """Return lines that the author broke."""
        items = [item for row in rows for item in (*row, node("LineBreak"))]
        return self.paragraph(items)

    def quotation(self, items: list[PandocNode]) -> str:
        """Return a quotation."""
        text = self.blocks(items)
        return indented("> ", "> ", text) if text else ""

    def division(self, content: Any) -> str:
        """Return an epigraph or a box; its fence is longer than those within."""
        text = self.blocks(content[1])
        name = next(DIVISIONS[each] for each in content[0][1] if each in DIVISIONS)
        fence = ":" * max((2, *map(len, FENCE.findall(text)))) + ":"
        return f"{fence} {name}\n{text}\n{fence}" if text else ""

    def code(self, content: Any) -> str:
        """Return a block of code."""
        (_, classes, _), text = content
        ticks = "`" * max(3, escaping.longest_run(text) + 1)
        language = next((name for name in classes if name not in COMMON and LANGUAGE.fullmatch(name)), "")
        return f"{ticks}{language}\n{text}\n{ticks}"

    def bullets(self, items: list[list[PandocNode]], again: bool) -> str:
        """Return a list."""
        return self.items([f"{BULLETS[again]} "] * len(items), items)

    def numbers(self, content: Any, again: bool) -> str:
        """Return a numbered list."""
        if content[0][1]["t"] not in FIGURES and not has_letters(content):
            self.losses.changed("the letters or Roman numerals of a list are numbers")
        return self.items(item_labels(content, again), content[1])

    def items(self, marks: list[str], items: list[list[PandocNode]]) -> str:
        """Return the items of a list behind their marks."""
        gap = "\n" if all(map(is_tight, items)) else "\n\n"
        texts = [self.blocks(item, gap) for item in items]
        return gap.join(indented(mark, " " * len(mark), text) for mark, text in zip(marks, texts, strict=True))

    def definitions(self, items: Any) -> str:
        """Return a list of terms."""
        return "\n\n".join(self.definition(term, texts) for term, texts in items)

    def definition(self, term: list[PandocNode], texts: list[list[PandocNode]]) -> str:
        """Return a term and what it means."""
        bodies = [indented(":   ", "    ", self.blocks(text)) for text in texts]
        return "\n\n".join([self.inlines.lines(term).replace("\\\n", " ").replace("\n", " "), *bodies])

    def figure(self, content: Any) -> str:
        """Return a figure; one that holds no image alone leaves its blocks and its caption."""
        attributes, caption, blocks = content
        said = [block["c"] for block in caption[1] if block["t"] in ("Para", "Plain")]
        inner = list(flatten(blocks))
        if len(inner) == 1 and inner[0]["t"] in ("Para", "Plain") and is_alone(inner[0]["c"], "Image"):
            image = next(i for i in inner[0]["c"] if i["t"] == "Image")
            return self.picture(image, attributes[0], said, TYPED in attributes[1])
        return "\n\n".join(filter(None, [self.blocks(inner), *map(self.paragraph, said)]))

    def picture(self, image: PandocNode, identifier: str, said: list[list[PandocNode]], typed: bool) -> str:
        """Return the image of a figure with its caption, which bears the name where its number is typed."""
        (own, _, pairs), within, target = image["c"]
        text, name = " ".join(map(plain_text, said)), own or identifier
        content = [["" if typed else name, [], pairs], within, target]
        written = self.inlines.picture(content, text, name * typed)
        if written.startswith("!["):
            return written
        return "\n\n".join(filter(None, map(self.paragraph, said)))

    def table(self, content: Any) -> str:
        """Return a table."""
        return written_table(content, self.inlines, self.losses, self.blocks)

    def raw(self, content: Any) -> str:
        """Leave out what another program would run or set."""
        self.inlines.tidy.raw(content)
        return ""


def indented(first: str, rest: str, text: str) -> str:
    """Return text whose first line begins with `first`, all others with `rest`; empty ones end with it."""
    rows = zip(chain([first], repeat(rest)), text.split("\n"), strict=False)
    return "\n".join(f"{mark}{line}" if line else mark.rstrip() for mark, line in rows)


def is_tight(item: list[PandocNode]) -> bool:
    """Tell whether an item is a paragraph, with lists in it at most: word processors know no other kind of list."""
    begin, *more = item or [node("Plain", [])]
    return begin["t"] in ("Plain", "Para") and all(
        block["t"] == "BulletList" or (block["t"] == "OrderedList" and interrupts(block)) for block in more
    )


Write = Callable[[Blocks, Any], str]
WRITE: dict[str, Write] = {
    "Header": Blocks.heading,
    "Para": Blocks.paragraph,
    "Plain": Blocks.paragraph,
    "LineBlock": Blocks.verse,
    "BlockQuote": Blocks.quotation,
    "Div": Blocks.division,
    "CodeBlock": Blocks.code,
    "DefinitionList": Blocks.definitions,
    "Figure": Blocks.figure,
    "Table": Blocks.table,
    "HorizontalRule": lambda *_: "***",
    "RawBlock": Blocks.raw,
}
LISTS: dict[str, Callable[[Blocks, Any, bool], str]] = {"BulletList": Blocks.bullets, "OrderedList": Blocks.numbers}
