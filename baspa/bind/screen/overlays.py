"""Media overlays: which passage of a recording is which element of a document, as SMIL (EPUB 3.3, 9)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from baspa.model.edition import Section
from baspa.model.narration import Spoken
from baspa.model.times import clock

SMIL, OPS = "http://www.w3.org/ns/SMIL", "http://www.idpf.org/2007/ops"
MEDIA_TYPE = "application/smil+xml"
ACTIVE = "-epub-media-overlay-active"  # class of what is read just now, by the name that readers have for it
# Half of it is seen through: whatever colours a reader has, dark letters stay dark on light, and light ones light.
CSS = f".{ACTIVE} {{ background-color: rgba(128, 128, 128, 0.25) }}"
IDS = re.compile(r' id="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Overlay:
    """The overlay of one document."""

    document: str  # c1.xhtml
    spoken: tuple[Spoken, ...]  # in the order of the document

    @property
    def id(self) -> str:
        """Its id in the manifest."""
        return f"{self.stem}-overlay"

    @property
    def name(self) -> str:
        """Its file name."""
        return f"{self.stem}.smil"

    @property
    def stem(self) -> str:
        """The document's name without its ending."""
        return posixpath.splitext(self.document)[0]

    @property
    def length(self) -> int:
        """How long it plays, ms."""
        return sum(each.end - each.start for each in self.spoken)

    def smil(self) -> bytes:
        """Return it as a file."""
        root = etree.Element(f"{{{SMIL}}}smil", {"version": "3.0"}, nsmap={None: SMIL, "epub": OPS})
        body = etree.SubElement(root, f"{{{SMIL}}}body", {f"{{{OPS}}}textref": self.document})
        for number, each in enumerate(self.spoken, 1):
            par = etree.SubElement(body, f"{{{SMIL}}}par", {"id": f"par{number}"})
            etree.SubElement(par, f"{{{SMIL}}}text", {"src": f"{self.document}#{each.block}"})
            times = {"clipBegin": clock(each.start), "clipEnd": clock(each.end)}
            etree.SubElement(par, f"{{{SMIL}}}audio", {"src": each.audio, **times})
        return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def overlays(sections: Sequence[Section], spoken: Sequence[Spoken]) -> Iterator[Overlay]:
    """Yield the overlays of all documents in which something is read, each in the order of its text."""
    passages = {each.block: each for each in spoken}
    for section in sections if spoken else ():
        found = [passages[name] for name in IDS.findall(section.xhtml) if name in passages]
        if found:
            yield Overlay(section.name, tuple(found))
