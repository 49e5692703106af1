"""What a printer would say of a wrap: a spine of which nobody told the width, too few pages for glue, no bar code."""

from __future__ import annotations

from collections.abc import Iterator

from baspa.bind.wrap.fitting import WrapSizes
from baspa.model.binding import MOST_STAPLED
from baspa.model.bindings import GROWS
from baspa.model.book import Cover
from baspa.model.metadata import Metadata
from baspa.model.problem import Place, Problem, Severity
from baspa.printers import preset
from baspa.printers.case import BOARD, JOINT, TURN_IN, has_boards
from baspa.printers.spine import LEAST_GLUED, USUAL_WEIGHT, SpineRules, is_known
from baspa.untrusted.cover import drawn_size

PLACE = Place("book.toml")
NOTHING_CUT = 0.5  # mm


def wrap_advice(
    metadata: Metadata, pages: int, rules: SpineRules, sizes: WrapSizes, has_room: bool
) -> Iterator[Problem]:
    """Yield what is to be told of the wrap of a book of so many pages."""
    yield from of_spine(metadata, pages, rules, sizes)
    yield from of_extent(metadata, pages, rules)
    yield from of_binding(metadata, pages, rules, sizes)
    if has_boards(metadata):
        yield of_boards(metadata, sizes)
    if not metadata.isbn.print:
        hint = "[isbn] print = ..., where the book has one"
        yield Problem(PLACE, "B262", "the back has no bar code: the printed book has no ISBN", hint, Severity.NOTE)
    if not has_room:
        said = f"the text of the back has no room there, not even at {sizes.blurb:g} pt"
        yield Problem(PLACE, "B264", said, "write a shorter one, [wrap] blurb = ...")


def of_own_front(cover: Cover, sizes: WrapSizes) -> Iterator[Problem]:
    """Yield B267 where the author's own cover has another shape than the front with its bleed, and is cut to it."""
    cut = cut_of((cover.width, cover.height), sizes)
    if cut > NOTHING_CUT:
        across, down = (each + 2 * sizes.bleed for each in sizes.page)
        said = f"the front is cut by {cut:.1f} mm at two edges: the cover has another shape than the page"
        hint = f"give it that of {across:g} × {down:g} mm, the page with its bleed"
        yield Problem(PLACE, "B267", said, hint, Severity.WARNING)


def cut_of(drawing: tuple[float, float], sizes: WrapSizes) -> float:
    """Return how much of a drawing of a width and a height is cut at two edges when it fills the front, mm."""
    across, down = (each + 2 * sizes.bleed for each in sizes.page)
    width, height = drawing
    scale = max(across / width, down / height)
    return max(scale * width - across, scale * height - down) / 2


def of_front(svg: str, sizes: WrapSizes) -> Iterator[Problem]:
    """Yield B267 where the drawing of the front has another shape than the front with its bleed, and is cut to it."""
    cut = cut_of(drawn_size(svg) or (1, 1), sizes)
    if cut > NOTHING_CUT:
        said = f"the front is cut by {cut:.1f} mm at two edges: its drawing has another shape than the page"
        hint = "let it be as large as cover.width, cover.height and cover.bleed say: docs/printing.md"
        yield Problem(Place("templates/epub/cover.svg"), "B267", said, hint, Severity.WARNING)


def of_spine(metadata: Metadata, pages: int, rules: SpineRules, sizes: WrapSizes) -> Iterator[Problem]:
    """Yield what is to be told of the spine."""
    if not is_known(metadata, rules):
        paper = f"{USUAL_WEIGHT:g} g/m²"
        said = f"nothing says how wide the spine is: it is counted as {sizes.spine:g} mm, of paper of {paper}"
        hint = "[wrap] spine = ..., the width that your printing house gives, or paper = ..."
        yield Problem(PLACE, "B266", said, hint, Severity.WARNING)
    if metadata.wrap.spine_text == "none" or not sizes.spine:
        return
    if not sizes.run:
        said = f"the spine of {sizes.spine:g} mm has no room for its text, and is left without"
        if pages < rules.text_from:
            said = f"{preset(metadata.printing.preset).name} prints no text on spines below {rules.text_from} pages"
        hint = 'if that is meant, say [wrap] spine_text = "none"'
        yield Problem(PLACE, "B261", said, hint, Severity.WARNING)
    elif metadata.authors and not sizes.run.has_authors:
        said = "the spine has no room for the authors beside the title, and names the title alone"
        yield Problem(PLACE, "B261", said, "", Severity.WARNING)


def of_boards(metadata: Metadata, sizes: WrapSizes) -> Problem:
    """Return B250, a note: a hard cover by the figures of one printer, which are another's for a house of a name."""
    width, height = (each + 2 * sizes.bleed for each in sizes.trim)
    said = (
        f"the hard cover is counted for boards of {BOARD:g} mm with joints of {JOINT:g} mm, {TURN_IN:g} mm of it "
        f"turned in: a sheet of {width:g} × {height:g} mm"
    )
    has_own = metadata.printing.preset != "printer"
    hint = "ask the printing house for its own figures before it is printed"
    return Problem(PLACE, "B250", said, hint, Severity.WARNING if has_own else Severity.NOTE)


def of_extent(metadata: Metadata, pages: int, rules: SpineRules) -> Iterator[Problem]:
    """Yield B263 for a book of more or fewer pages than the printing house binds."""
    most = rules.most_pages.get(rules.paper(metadata.wrap), pages)
    if rules.least_pages <= pages <= most:
        return
    name = preset(metadata.printing.preset).name
    said = f"{name} binds books of {most} pages of this paper at most, not of {pages}"
    if pages < rules.least_pages:
        said = f"{name} binds books of {rules.least_pages} pages or more, not of {pages}"
    hint = "take another binding, another printing house, or a page of another size"
    yield Problem(PLACE, "B263", said, hint, Severity.WARNING)


def of_binding(metadata: Metadata, pages: int, rules: SpineRules, sizes: WrapSizes) -> Iterator[Problem]:
    """Yield B263 for a book that is too thin for glue, where its house says no least number, or too thick for staples.

    A book of which no binding is named is glued, as most are.
    """
    binding, sheets, said = metadata.design.binding, -(-pages // GROWS["stapled"]), ""
    if binding in (None, "glued") and not rules.least_pages and 0 < sizes.spine < LEAST_GLUED:
        said = f"a spine of {sizes.spine:g} mm is too thin for glue, which wants {LEAST_GLUED} mm: pages may fall out"
        hint = 'a thin book is stapled, as the booklet is: [design] binding = "stapled"; or take thicker paper'
    elif binding == "stapled" and sheets > MOST_STAPLED:
        said = f"staples are to hold {sheets} sheets folded into each other: more than {MOST_STAPLED} do not fold flat"
        hint = 'say [design] binding = "glued" or "sewn"'
    if said:
        yield Problem(PLACE, "B263", said, hint, Severity.WARNING)
