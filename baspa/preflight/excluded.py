"""What PDF has and PDF/X leaves out, beside colours and transparency: rows of words, standards and what is looked for.

After ISO 15930-4 (X-1a:2003), clause by clause as Antenna House tells it (blog.antenna.co.jp/PDFTool, 21 to 25 July
2006, read on 2026-11-30), and Kodak's and Padam87's lists of X-1a; what X-4 shares is in ALL. Of a page all is looked
at that its resources name, used or not: the standard speaks of what a file holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Stream

from baspa.preflight.decoding import filters_of
from baspa.preflight.kinds import EXCLUDED, FORBIDDEN_SPACE, SEE_THROUGH
from baspa.preflight.limits import Limits
from baspa.preflight.model import PageBoxes, PrintFault, PrintFaults

OLD = frozenset(("X-1a", "X-3"))  # of PDF 1.3 and 1.4
ALL = OLD | {"X-4"}
Rows = tuple[tuple[str, frozenset[str], Callable[[Any], bool]], ...]
SCREENS = (1, 5)  # types of halftone that the standards know
POSTSCRIPT, EXTERNAL = "PostScript", "what is in another file"


def has(*names: str) -> Callable[[Any], bool]:
    """Return what tells whether a dictionary has one of some entries."""
    return lambda found: any(name in found for name in names)


def is_curved(state: Any) -> bool:
    """Tell whether a graphics state has a transfer function; that of the press itself changes nothing."""
    return "/TR" in state or state.get("/TR2", Name.Default) != Name.Default


def halftones(state: Any) -> Iterator[Any]:
    """Yield the halftone of a graphics state, and those of its inks (ISO 32000-1, 10.5.5.6)."""
    found = state.get("/HT")
    if isinstance(found, (Dictionary, Stream)):
        yield found
        yield from (each for each in dict(found).values() if isinstance(each, (Dictionary, Stream)))


def is_foreign_screen(state: Any) -> bool:
    """Tell whether a graphics state has a halftone of a type that the standards do not know."""
    return any(int(each.get("/HalftoneType", 1)) not in SCREENS for each in halftones(state))


def is_postscript(placed: Any) -> bool:
    """Tell whether what is placed is a program, under either of its names (ISO 32000-1, 8.8.2)."""
    return Name.PS in (placed.get("/Subtype"), placed.get("/Subtype2"))


def has_other_print(image: Any) -> bool:
    """Tell whether a picture has another one that is printed instead of it (ISO 32000-1, 8.9.5.4)."""
    return any(bool(each.get("/DefaultForPrinting", False)) for each in image.get("/Alternates", ()))


def does_something(page: Any) -> bool:
    """Tell whether a page, or what lies on it or beside it, has an action."""
    return "/AA" in page or any("/A" in each or "/AA" in each for each in page.get("/Annots", ()))


def packed_in(name: str) -> Callable[[Any], bool]:
    """Return what tells whether a stream is packed in a way."""
    return lambda stream: f"/{name}Decode" in filters_of(stream)


GRAPHICS: Rows = (
    ("a transfer function", ALL, is_curved),
    ("a phase of halftones", ALL, has("/HTP")),
    ("a halftone of a type of its own", ALL, is_foreign_screen),
    ("a halftone by its name", ALL, lambda state: any("/HalftoneName" in each for each in halftones(state))),
)
PLACED: Rows = (
    (POSTSCRIPT, ALL, is_postscript),
    ("OPI, a picture that stands for another one", ALL, has("/OPI")),
    ("a picture that is printed instead of another", ALL, has_other_print),
    (EXTERNAL, ALL, has("/Ref")),
    ("pictures of 16 bits", OLD, lambda placed: int(placed.get("/BitsPerComponent", 8)) > 8),  # PDF 1.5
)
PAGES: Rows = (
    ("pages that are separated into their inks", ALL, has("/SeparationInfo")),
    ("actions", OLD, does_something),
)
STREAMS: Rows = (
    *((f"packing by {name}", OLD, packed_in(name)) for name in ("LZW", "JBIG2", "JPX", "Crypt")),
    (EXTERNAL, ALL, has("/F")),
)
NESTED = "/XObject", "/Pattern", "/Font"  # resources that may have some of their own: fonts, those of Type 3


def excluded(found: Any, rows: Rows, standard: str) -> Iterator[str]:
    """Yield in words what of a dictionary a standard leaves out."""
    return (words for words, standards, is_it in rows if standard in standards and is_it(found))


def judged_resources(page: pikepdf.Page, facts: PageBoxes, limits: Limits) -> PrintFaults:
    """Yield what a page or its resources have and the standard leaves out: B308, of a kind once a page."""
    if limits.standard:
        told = dict.fromkeys((*excluded(page.obj, PAGES, limits.standard), *of_resources(page.obj, limits.standard)))
        yield from (PrintFault(EXCLUDED, facts.number, name=words) for words in told)
        yield from judged_group(page.obj.get("/Group"), facts, limits)


def of_resources(page: Any, standard: str) -> Iterator[str]:
    """Yield what resources have and the standard leaves out, in forms, patterns and glyphs as well."""
    waiting, seen = [page], set()
    while waiting:
        holder = waiting.pop()
        resources = holder.get("/Resources")
        if not isinstance(resources, Dictionary) or holder.objgen in seen:
            continue
        seen.add(holder.objgen)
        for state in entries(resources, "/ExtGState"):
            yield from excluded(state, GRAPHICS, standard)
        for placed in entries(resources, "/XObject"):
            yield from excluded(placed, PLACED, standard)
        waiting += [each for name in NESTED for each in entries(resources, name) if each.is_indirect]


def entries(resources: Any, kind: str) -> Iterator[Any]:
    """Yield the dictionaries of one kind of resources."""
    found = resources.get(kind)
    if isinstance(found, Dictionary):
        yield from (each for each in dict(found).values() if isinstance(each, (Dictionary, Stream)))


def judged_group(group: Any, facts: PageBoxes, limits: Limits) -> PrintFaults:
    """Yield that a page is blended as a whole: before X-4 not at all, in X-4 in no colours of a screen.

    A press that blends in RGB turns black type into four inks on its way there and back.
    """
    if group is None or group.get("/S") != Name.Transparency:
        return
    space = str(group.get("/CS", ""))[1:]
    if not limits.knows_transparency:
        said = f"a transparency group of the page, in {space}" if space else "a transparency group of the page"
        yield PrintFault(SEE_THROUGH, facts.number, name=said)
    elif space == "DeviceRGB" and limits.standard:
        yield PrintFault(FORBIDDEN_SPACE, facts.number, name="DeviceRGB, in which the page is blended")


def judged_streams(pdf: pikepdf.Pdf, limits: Limits) -> PrintFaults:
    """Yield how streams of a file are packed, where the standard does not know it, and what is beside its pages."""
    if not limits.standard:
        return
    streams = (each for each in pdf.objects if isinstance(each, Stream))
    told = dict.fromkeys(words for each in streams for words in excluded(each, STREAMS, limits.standard))
    yield from (PrintFault(EXCLUDED, name=words) for words in told)
    if limits.standard in OLD:
        yield from (PrintFault(EXCLUDED, name=words) for words in of_catalogue(pdf.Root))


def of_catalogue(root: Any) -> Iterator[str]:
    """Yield what a file holds beside its pages and X-1a and X-3 leave out; a place to open it at is no action."""
    opens, names = root.get("/OpenAction"), root.get("/Names", Dictionary())
    if isinstance(opens, Dictionary) or "/AA" in root or "/JavaScript" in names:
        yield "actions"
    if "/EmbeddedFiles" in names or "/AF" in root:
        yield "attached files"
