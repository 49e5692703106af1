"""Bind the press PDF: the pages of the PDF rewritten for a printing house, as PDF/X-4 or PDF/X-1a:2003 (ISO 15930).

Every page becomes a form on a sheet of its own, so that gradients, whose places are those of the page's space, move
with it (ISO 32000-1, 8.7.3.1). Nothing is laid out: lines stand where they stand in the PDF.
"""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf

from baspa.bind.press.ground import Covered, covered_pages
from baspa.bind.press.resources import PressResources
from baspa.bind.press.sheet import Box, PressSheet, marks_of, sheet_of
from baspa.bind.press.statement import state
from baspa.model.edition import Artifact, Edition
from baspa.model.file_names import file_name
from baspa.model.paper_sizes import MM
from baspa.model.problem import Problems
from baspa.printers.wanted import PressFile, press_file

PAGE = "/BaspaPage"  # name of a page's form
DIGITS = 3  # of numbers behind the point: a thousandth of a point is 0.4 µm
VERSION = {"X-4": "1.6", "X-1a": "1.4", "": "1.6"}


def bind_prepress(edition: Edition, pdf: Artifact) -> tuple[Artifact, Problems]:
    """Rewrite the PDF for the printing house that book.toml names."""
    wanted = press_file(edition.metadata.printing)
    covered = Covered() if wanted.may_be_transparent else covered_pages(pdf.data)
    with Pdf.open(io.BytesIO(pdf.data)) as made:
        resources = PressResources(made, wanted, covered)
        for number, page in enumerate(made.pages):
            is_left = (number % 2 == 1) != (edition.direction == "rtl")
            form = page_form(page, number, resources)
            put_on_sheet(page, form, resources, "right" if is_left else "left")
        state(made, edition, wanted, pdf.data)
        artifact = Artifact("prepress", file_name(edition.slug, "prepress"), saved(made, wanted), len(made.pages))
    return artifact, ()


def page_form(page: Page, number: int, resources: PressResources) -> Any:
    """Return a page, by its number from 0, as a form in inks, with what lies past its edge as far as the bleed goes."""
    page.contents_coalesce()
    content, needed = resources.of_page(page, page.obj.Resources, number)
    left, bottom, right, top = (float(each) for each in page.trimbox)
    bleed = resources.wanted.bleed * MM
    form = resources.pdf.make_stream(content)
    form.Type, form.Subtype, form.Resources = Name.XObject, Name.Form, needed
    form.BBox = box((left - bleed, bottom - bleed, right + bleed, top + bleed))
    return form


def put_on_sheet(page: Page, form: Any, resources: PressResources, spine: str) -> None:
    """Make a page the sheet on which its form stands, upright; `spine` is the side at which it is bound."""
    edges: Box = tuple(float(each) for each in page.trimbox)  # type: ignore[assignment]
    turned, wanted = int(page.obj.get("/Rotate", 0)) % 360, resources.wanted
    size = edges[2] - edges[0], edges[3] - edges[1]
    sheet = sheet_of(size if turned in (0, 180) else size[::-1], wanted, spine)
    matrix = " ".join(f"{each:.{DIGITS}f}" for each in upright(edges, turned, sheet))
    content = f"q {matrix} cm {PAGE} Do Q\n{marks_of(sheet, wanted)}"
    for key in [key for key in page.obj.keys() if key not in ("/Type", "/Parent")]:  # noqa: SIM118 - a PDF object
        del page.obj[key]
    page.obj.MediaBox, page.obj.BleedBox, page.obj.TrimBox = map(box, (sheet.media, sheet.bleed, sheet.trim))
    page.obj.Resources = resources.of_sheet(PAGE, form)
    page.obj.Contents = resources.pdf.make_stream(content.encode())
    if wanted.standard == "X-4":
        page.obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK)


def saved(pdf: Pdf, wanted: PressFile) -> bytes:
    """Return the bytes of a file; PDF 1.4, which X-1a is, knows no object streams."""
    out, mode = io.BytesIO(), pikepdf.ObjectStreamMode
    pdf.save(
        out,
        force_version=VERSION[wanted.standard],
        deterministic_id=True,
        object_stream_mode=mode.disable if wanted.standard == "X-1a" else mode.generate,
    )
    return out.getvalue()


def upright(page: Box, turned: int, sheet: PressSheet) -> tuple[float, ...]:
    """Return the matrix that puts a page into the trim of its sheet, turned clockwise as readers show it."""
    left, bottom, right, top = page
    x, y = sheet.trim[:2]
    return {
        0: (1, 0, 0, 1, x - left, y - bottom),
        90: (0, -1, 1, 0, x - bottom, y + right),
        180: (-1, 0, 0, -1, x + right, y + top),
        270: (0, 1, -1, 0, x + top, y - left),
    }[turned]


def box(edges: Box) -> Array:
    """Return a box as a PDF has it."""
    return Array([round(each, DIGITS) for each in edges])
