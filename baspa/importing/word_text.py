"""The text of a DOCX (ISO/IEC 29500-1) written so that pandoc 3.9 reads all of it, or so that its loss has a place.

Text boxes stand behind the paragraph that they are anchored in, large initials in theirs; fields leave their words;
rows that were deleted and hidden text go. Where something has no way into the book, a mark stands in its place, which
`Marks.found` finds again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from baspa.importing.marks import Marks
from baspa.importing.symbols import symbol
from baspa.importing.word_fields import without_made_lists
from baspa.importing.word_nodes import W, XmlNode, as_part, paragraph, remove, replace, text_run, unwrap

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
CHARTS = {
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": "chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": "diagram",
}
PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
PICTURES = (f"{A}blip", f"{V}imagedata")
SHAPES = {f"{W}drawing", f"{W}pict", f"{W}object"}
KEPT_FIELDS = ("HYPERLINK", "ADDIN", "CITATION", "BIBLIOGRAPHY", "TOC", "INDEX", "XE")
BREAKS = {f"{W}ptab": f"{W}tab", f"{W}cr": f"{W}br"}
HEX = re.compile("[0-9A-Fa-f]+")
OFF = ("0", "false", "off", "none")
CHECKED, UNCHECKED = "\u2612", "\u2610"


@dataclass
class WordText:
    """One part of the package: its text, and where its relationships lead."""

    root: XmlNode
    targets: Mapping[str, str]  # by the ids of relationships: names in the package, "" where nothing is there
    marks: Marks
    chunks: dict[int, str] = field(default_factory=dict)  # by the number of its mark: the part that stands there

    def mend(self) -> bytes:
        """Return the part as pandoc reads it."""
        for step in (
            self.boxes,
            self.initials,
            self.fields,
            self.forms,
            self.rows,
            self.hidden,
            self.capitals,
            self.signs,
            self.pictures,
        ):
            step()
        self.wholes()
        return as_part(self.root)

    def every(self, *tags: str) -> list[XmlNode]:
        """Return all elements of these names, in their order."""
        return list(self.root.iter(*tags))

    def boxes(self) -> None:
        """Put the text of boxes behind the paragraphs that they are anchored in."""
        for fallback in self.every(f"{MC}Fallback"):
            if fallback.find(f".//{W}txbxContent") is not None:
                remove(fallback)
        for box in self.every(f"{W}txbxContent"):
            anchor = next(box.iterancestors(f"{W}p"), None)
            shape = next((each for each in box.iterancestors() if each.tag in SHAPES), None)
            if anchor is None or anchor.getparent() is None:
                continue
            at = anchor
            for block in [*box]:
                at.addnext(block)
                at = block
            remove(box)
            if shape is not None and not any(True for _ in shape.iter(*PICTURES, f"{W}txbxContent")):
                choice = shape.getparent()
                remove(choice.getparent() if choice is not None and choice.tag == f"{MC}Choice" else shape)

    def initials(self) -> None:
        """Put large letters into the paragraph that they begin, and drawn words into theirs."""
        for frame in self.every(f"{W}framePr"):
            block = frame.getparent().getparent()
            following = block.getnext()
            if frame.get(f"{W}dropCap", "none") == "none" or following is None or following.tag != f"{W}p":
                continue
            properties = following.find(f"{W}pPr")
            at = 0 if properties is None else following.index(properties) + 1
            following[at:at] = [each for each in block if each.tag != f"{W}pPr"]
            remove(block)

        for art in self.every(f"{V}textpath"):
            shape = next((each for each in art.iterancestors() if each.tag in SHAPES), None)
            if shape is not None and art.get("string"):
                replace(shape, art.get("string"))

    def fields(self) -> None:
        """Leave of simple fields what they show, and of tabs and breaks those that pandoc knows; made lists go."""
        without_made_lists(self.root, self.marks)
        for each in self.every(f"{W}fldSimple"):
            if not (each.get(f"{W}instr") or "").strip().upper().startswith(KEPT_FIELDS):
                unwrap(each)
        for each in self.every(*BREAKS):
            each.tag = BREAKS[each.tag]
            each.attrib.clear()

    def forms(self) -> None:
        """Write what check boxes and lists of the old forms show."""
        for data in self.every(f"{W}ffData"):
            run = next(data.iterancestors(f"{W}r"), None)
            text = said_by_form(data)
            if run is not None and text:
                run.addprevious(text_run(text))

    def rows(self) -> None:
        """Take out rows that tracked changes have deleted."""
        for row in self.every(f"{W}tr"):
            table = row.getparent()
            if row.find(f"{W}trPr/{W}del") is None or table is None:
                continue
            mark = self.marks.changed("a row of a table that tracked changes deleted is left out")
            table.addprevious(paragraph(mark))
            remove(row)
            if table.find(f"{W}tr") is None:
                remove(table)

    def hidden(self) -> None:
        """Take out what is hidden in Word, and never printed."""
        for run in self.every(f"{W}r"):
            sign = run.find(f"{W}rPr/{W}vanish")
            words = "".join(text.text or "" for text in run.iter(f"{W}t"))
            if sign is None or (sign.get(f"{W}val") or "") in OFF or not words.strip():
                continue
            for text in [*run.iter(f"{W}t")]:
                remove(text)
            run.addprevious(text_run(self.marks.lost("hidden text", f'"{" ".join(words.split())[:60]}"')))

    def capitals(self) -> None:
        """Write words that are shown in capitals so; those of a style are left to the design."""
        for run in self.every(f"{W}r"):
            sign = run.find(f"{W}rPr/{W}caps")
            shown = sign is not None and (sign.get(f"{W}val") or "") not in OFF
            for text in run.iter(f"{W}t") if shown else ():
                text.text = (text.text or "").upper()

    def signs(self) -> None:
        """Write signs of symbol fonts as characters."""
        for sign in self.every(f"{W}sym"):
            font, code = sign.get(f"{W}font") or "", sign.get(f"{W}char") or ""
            found = symbol(font, int(code, 16)) if HEX.fullmatch(code) else ""
            replace(sign, found or self.marks.lost("sign", f"{code} of the font {font}"))
        for run in self.every(f"{W}r"):
            fonts = run.find(f"{W}rPr/{W}rFonts")
            font = (fonts.get(f"{W}ascii") or "") if fonts is not None else ""
            for text in run.iter(f"{W}t") if font else ():
                text.text = "".join(symbol(font, ord(sign)) or sign for sign in text.text or "")

    def pictures(self) -> None:
        """Mark the places of charts, and of pictures whose files are elsewhere or not there."""
        for shape in self.every(*SHAPES):
            chart = next(shape.iter(*CHARTS), None)
            blips = [*shape.iter(*PICTURES)]
            if chart is not None and not blips:
                replace(shape, self.marks.lost(CHARTS[chart.tag], f'"{said_of(shape)}"' * bool(said_of(shape))))
            elif blips and not any(self.targets.get(target_of(blip)) for blip in blips):
                said = said_of(shape) or "without a name"
                replace(shape, self.marks.lost("picture whose file the document has not:", f'"{said}"'))

    def wholes(self) -> None:
        """Mark the places of documents that are put in as a whole."""
        for chunk in self.every(f"{W}altChunk"):
            part = self.targets.get(chunk.get(f"{R}id") or "", "")
            mark = self.marks.lost("document put in as a whole", f'"{part}"' * bool(part))
            self.chunks[self.marks.last] = part
            new = paragraph(mark)
            chunk.getparent().replace(chunk, new)


def said_by_form(data: XmlNode) -> str:
    """Return what a field of the old forms shows that has no text of its own."""
    box, drop = data.find(f"{W}checkBox"), data.find(f"{W}ddList")
    if box is not None:
        checked = box.find(f"{W}checked")
        checked = checked if checked is not None else box.find(f"{W}default")
        return CHECKED if checked is not None and (checked.get(f"{W}val") or "") not in OFF else UNCHECKED
    if drop is None:
        return ""
    entries = [entry.get(f"{W}val") or "" for entry in drop.iter(f"{W}listEntry")]
    result = drop.find(f"{W}result")
    at = int((result.get(f"{W}val") or "0") if result is not None else 0)
    return entries[at] if at < len(entries) else ""


def target_of(blip: XmlNode) -> str:
    """Return the id of the relationship that leads to a picture."""
    return blip.get(f"{R}embed") or blip.get(f"{R}link") or blip.get(f"{R}id") or ""


def said_of(shape: XmlNode) -> str:
    """Return what the author said of a picture."""
    for each in shape.iter(PROPERTIES, f"{V}imagedata"):
        if found := each.get("descr") or each.get("title") or each.get("name"):
            return str(found)
    return ""
