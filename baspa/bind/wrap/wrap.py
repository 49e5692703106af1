"""Bind the cover wrap: laid out as wide as the pages make it, and put into the inks of the printing house."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

import pikepdf
from pikepdf import Array, Pdf

from baspa.bind.press.ground import Covered, covered_pages
from baspa.bind.press.press_pdf import page_form, put_on_sheet, saved
from baspa.bind.press.resources import PressResources
from baspa.bind.press.sheet import AWAY, LONG, THIN
from baspa.bind.press.statement import state
from baspa.bind.wrap.advice import of_front, of_own_front, wrap_advice
from baspa.bind.wrap.barcode import BarCode, bar_code
from baspa.bind.wrap.fitting import WrapSizes, first_sizes, fitted, sized
from baspa.layout import laid_out
from baspa.model.book import Resource
from baspa.model.edition import Artifact, Edition
from baspa.model.file_names import file_name
from baspa.model.paper_sizes import MM
from baspa.model.problem import Problems
from baspa.printers.spine import spine_of, spine_rules
from baspa.printers.wanted import PressFile, cover_file
from baspa.untrusted.svg_texts import SPACED
from baspa.untrusted.svg_vectors import beyond_vectors

FRONT, CODE = "front.svg", "isbn.svg"
SVG = "image/svg+xml"
DASHES = "[2 2] 0 d"  # of the lines at which it is folded, pt


def bind_wrap(edition: Edition, pdf: Artifact) -> tuple[Artifact, Problems]:
    """Lay out the wrap of a book of as many pages as `pdf` has, and write it for the printing house.

    Told is what has no room, and what a printing house would ask (B261 to B267).
    """
    metadata = edition.metadata
    rules, wanted = spine_rules(metadata.printing.preset), cover_file(metadata)
    spine = spine_of(metadata, pdf.pages)
    code = bar_code(metadata.isbn.print, metadata.wrap.addon) if metadata.isbn.print else None
    alone = wrap_edition(edition, code)
    first = first_sizes(alone, spine, wanted.bleed, code)
    sizes, has_room = fitted(alone, first, pdf.pages >= rules.text_from)
    with laid_out(sized(alone, sizes)) as made:
        out = io.BytesIO()
        made.document.write_pdf(out)
        warned_of = made.warned_of
    data = for_the_press(out.getvalue(), edition, wanted, sizes)
    artifact = Artifact("wrap", file_name(edition.slug, "wrap"), data, 1, spine=spine)
    of_its_front = of_own_front(edition.cover, sizes) if edition.cover else of_front(edition.wrap.front, sizes)
    told = (*wrap_advice(metadata, pdf.pages, rules, sizes, has_room), *of_its_front)
    return artifact, (*warned_of, *told)


def wrap_edition(edition: Edition, code: BarCode | None) -> Edition:
    """Return an edition that is the wrap alone, its front the author's own cover, or else the drawn one.

    That is drawn as vectors as long as nothing worse would come of it than that letters set wide about a middle stand
    half of their distance beside it; else as pixels. Templates know either by one name.
    """
    front = Resource(FRONT, SVG, edition.wrap.front.encode())
    if edition.cover:
        front = replace(edition.cover.resource, path=FRONT)
    is_vectors = not edition.cover and {each.said for each in beyond_vectors(front.data)} <= {SPACED}
    drawings = (Resource(CODE, SVG, code.svg.encode()),) if code else ()
    return replace(
        edition,
        paper=edition.wrap.html,
        paper_chapters=(),
        paper_tokens=edition.wrap.css,
        paper_styles="",
        resources=edition.resources if is_vectors else (*edition.resources, front),
        drawings=(front, *drawings) if is_vectors else drawings,
        index=(),
    )


def for_the_press(data: bytes, edition: Edition, wanted: PressFile, sizes: WrapSizes) -> bytes:
    """Return the laid-out wrap in inks, with its boxes and marks; the same bytes for the same wrap."""
    covered = Covered() if wanted.may_be_transparent else covered_pages(data)
    with Pdf.open(io.BytesIO(data)) as made:
        (page,) = made.pages
        bleed, (_, _, right, top) = wanted.bleed * MM, map(float, page.mediabox)
        page.trimbox = Array([bleed, bleed, right - bleed, top - bleed])
        resources = PressResources(made, wanted, covered)
        put_on_sheet(page, page_form(page, 0, resources), resources, "left")
        if wanted.marks:
            page.contents_add(fold_marks(page, sizes, wanted).encode())
            page.contents_coalesce()
        state(made, edition, wanted, data)
        return saved(made, wanted)


def fold_marks(page: pikepdf.Page, sizes: WrapSizes, wanted: PressFile) -> str:
    """Return the content that draws dashed lines above and below both folds, outside the bleed."""
    lines = "".join(f"{x:.3f} {a:.3f} m {x:.3f} {b:.3f} l S\n" for x, a, b in folds(page, sizes))
    return f"q {'0 0 0 1 K' if wanted.has_inks else '0 G'} {THIN} w {DASHES}\n{lines}Q\n"


def folds(page: pikepdf.Page, sizes: WrapSizes) -> Iterator[tuple[float, float, float]]:
    """Yield where each line stands, and from where to where it goes, pt."""
    left = float(page.trimbox[0])
    _, bottom, _, top = map(float, page.bleedbox)
    across = list(accumulate((sizes.page[0], sizes.joint, sizes.spine, sizes.joint)))
    for x in sorted({left + each * MM for each in across}):
        yield x, bottom - AWAY, bottom - AWAY - LONG
        yield x, top + AWAY, top + AWAY + LONG
