"""The contact sheet's pictures: pages and sides of a booklet, as they are, small; and all of it as one PNG."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import accumulate

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from baspa.bind.sheets.imposition import balanced
from baspa.bind.sheets.source_pages import as_form
from baspa.model.contact import PAGE, SIDE, Contact, PicturePlace
from baspa.model.edition import Artifact
from baspa.model.paper_sizes import MM
from baspa.model.sheets import Booklet

Places = Sequence[Sequence[PicturePlace]]


def contact_of(pdf: Artifact, booklet: Artifact, wanted: Booklet) -> Contact:
    """Return what a contact sheet of a book and its booklet shows."""
    sides = tuple(sides_of_booklet(booklet, on_both=wanted.scheme != "zine"))
    sheets = max(number for number, _ in sides)
    with Pdf.open(io.BytesIO(pdf.data)) as pages, Pdf.open(io.BytesIO(booklet.data)) as printed:
        return Contact(
            labels=tuple(str(page.label) for page in pages.pages),
            page=in_mm(pages.pages[0]),
            sides=sides,
            sheet=in_mm(printed.pages[0]),
            signatures=balanced(sheets, wanted.signature if wanted.scheme == "signatures" else sheets),
        )


def sides_of_booklet(booklet: Artifact, on_both: bool) -> Iterator[tuple[int, bool]]:
    """Yield for each side, as they are printed, the number of its sheet, and whether it is its back."""
    if not booklet.backs:
        yield from ((side // (1 + on_both) + 1, on_both and side % 2 == 1) for side in range(booklet.pages))
        return
    numbers = range(1, booklet.pages + 1)
    yield from ((number, False) for number in numbers)
    is_over = booklet.turning is not None and booklet.turning.over
    yield from ((number, True) for number in (numbers if is_over else reversed(numbers)))


def in_mm(page: Page) -> tuple[int, int]:
    """Return the width and height of a page, mm."""
    left, bottom, right, top = map(float, page.trimbox)
    return round((right - left) / MM), round((top - bottom) / MM)


def with_pictures(contact: bytes, places: Places, booklet: Artifact) -> bytes:
    """Return a contact sheet with its pictures; pages come from the booklet as well, so that a font is there once."""
    with Pdf.open(io.BytesIO(contact)) as made, printed_sides(booklet) as sides:
        forms = {name: made.copy_foreign(form) for name, form in pictures_of(sides).items()}
        for page, wanted in zip(made.pages, places, strict=True):
            page.contents_add(b"q\n", prepend=True)
            drawn = "".join(placed_picture(page, each, forms[each.name]) for each in wanted)
            page.contents_add(f"Q\n{drawn}".encode())
        return saved(made)


@contextmanager
def printed_sides(booklet: Artifact) -> Iterator[Pdf]:
    """Have one PDF open that has all sides of a booklet, as they are printed."""
    with ExitStack() as files:
        first, *others = (files.enter_context(Pdf.open(io.BytesIO(each.data))) for each in booklet.files)
        for other in others:
            first.pages.extend(other.pages)
        yield first


def pictures_of(sides: Pdf) -> Mapping[str, Object]:
    """Return the sides of a booklet, and the pages on them, as forms by their names."""
    found: dict[str, Object] = {}
    for number, side in enumerate(sides.pages, 1):
        pages = side.obj.Resources.get("/XObject", Dictionary())
        found |= {f"{PAGE}-{name.removeprefix('/Page')}": form for name, form in pages.items()}
        found[f"{SIDE}-{number}"] = as_form(side)
    return found


def placed_picture(page: Page, place: PicturePlace, form: Object) -> str:
    """Return the content that draws a form in its place, as wide as that is."""
    name = page.add_resource(form, Name.XObject, Name(f"/{place.name}"))
    left, bottom, right, _ = map(float, form.BBox)
    scale = place.width / (right - left)
    x, y = place.left - scale * left, place.bottom - scale * bottom
    return f"q {scale:.6f} 0 0 {scale:.6f} {x:.3f} {y:.3f} cm {name} Do Q\n"


def below_each_other(contact: bytes) -> bytes:
    """Return a PDF of one page that has all pages of a contact sheet, below each other."""
    with Pdf.open(io.BytesIO(contact)) as source, Pdf.new() as made:
        forms = [made.copy_foreign(page.as_form_xobject()) for page in source.pages]
        width = max(float(form.BBox[2]) for form in forms)
        feet = list(accumulate(float(form.BBox[3]) for form in forms))
        content = "".join(f"q 1 0 0 1 0 {feet[-1] - foot:.3f} cm /P{n} Do Q\n" for n, foot in enumerate(feet))
        resources = Dictionary(XObject=Dictionary({f"/P{n}": form for n, form in enumerate(forms)}))
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, width, feet[-1]]),
            Resources=resources,
            Contents=made.make_stream(content.encode()),
        )
        made.pages.append(Page(made.make_indirect(page)))
        return saved(made)


def saved(made: Pdf) -> bytes:
    """Return the bytes of a PDF, the same each time."""
    out = io.BytesIO()
    made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
