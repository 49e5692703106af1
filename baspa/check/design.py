"""Lines too close for their letters, margins too wide for the page; own styles and templates that nothing reads."""

from __future__ import annotations

from collections.abc import Iterator

from baspa.house import house_path
from baspa.model.book import Book
from baspa.model.paper_sizes import size_of
from baspa.model.problem import Place, Problem, Severity, nearest

SHEETS = tuple(f"styles/{name}.css" for name in ("common", "epub", "paper", "proof", "web", "wrap"))
TEMPLATES = "templates/"
LEAST_AREA = (50, 80)  # mm, width and height: what no line of a title fits into is no page
CLOSEST = 0.8  # of the type's size: below, letters lie on those of the next line


def leading(book: Book) -> Iterator[Problem]:
    """Yield B043 where the lines stand so close that their letters lie on each other."""
    design = book.metadata.design
    if design.line_distance < CLOSEST * design.type_size:
        least = f"{CLOSEST:g} of type_size, {CLOSEST * design.type_size:g},"
        said = f"design.leading must be at least {least} but is {design.line_distance:g}"
        yield Problem(book.place("design.leading"), "B043", said, "leave it out: it is then 1.4 of type_size")


def margins(book: Book) -> Iterator[Problem]:
    """Yield B236 where the margins leave no room on the page."""
    design = book.metadata.design
    given, (width, height) = design.margins, size_of(design.page)
    across, down = width - given.least_inside - given.outside, height - given.top - given.bottom
    if across < LEAST_AREA[0] or down < LEAST_AREA[1]:
        least = LEAST_AREA
        said = f"the margins leave {across:g} × {down:g} mm for the text, and {least[0]} × {least[1]} mm are the least"
        yield Problem(book.place("design.margins"), "B236", said, "take smaller margins, or a larger page")


def first_page(book: Book) -> Iterator[Problem]:
    """Yield B222, a warning, where the text, which begins on a right-hand page, would have an even number there."""
    first = book.metadata.pages.first
    if first % 2 == 0:
        said = f"the text begins on a right-hand page, and pages.first = {first} is the number of a left-hand one"
        hint = f"write {first + 1}, and leave the page before it without a number, or {first - 1}"
        yield Problem(book.place("pages.first"), "B222", said, hint, Severity.WARNING)


def unread(book: Book) -> Iterator[Problem]:
    """Yield B159, a warning, for style sheets of another name, and for templates that no other names."""
    own = {r.path: r.data.decode() for r in book.overrides if r.path.startswith(TEMPLATES)}
    root = house_path("templates")
    house = sorted(TEMPLATES + path.relative_to(root).as_posix() for path in root.rglob("*.*"))
    for resource in book.overrides:
        sheet, path = resource.media_type == "text/css" and resource.path.startswith("styles/"), resource.path
        named = any(path.removeprefix(TEMPLATES) in text for text in own.values())
        if (sheet and path not in SHEETS) or (path in own and path not in house and not named):
            meant = "" if sheet else nearest(path, house)
            hint = f'did you mean "{meant}"?' if meant else "docs/design.md has the names"
            hint = f"sheets are {', '.join(SHEETS)}" if sheet else hint
            yield Problem(Place(path), "B159", "nothing reads this file", hint, Severity.WARNING)
