"""The baseline grid inside WeasyPrint: lines of facing pages, and of both sides of a leaf, stand on each other.

The grid begins at the top of the page's text area; its step is the line height of the root element. A style sheet says
who stands on it, by two properties of CSS Line Grid and CSS Rhythmic Sizing, written as variables, for WeasyPrint knows
neither:

    --line-snap: baseline        each line of text goes down to the next baseline of the grid (inherited; or none)
    --block-step-align: center   the block is centred in the whole lines that it takes
    --block-step-align: end      it goes down to the text behind it, so that it is always as far from it: headings
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil, floor
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline
from weasyprint.text.line_break import strut

from baspa.layout.guard import replacing
from baspa.layout.replacements import BASELINE_GRID

SAME_PLACE = 0.2  # of a line: so much lower than the grid, a line of mixed fonts still belongs to the place above
LINE_ROUNDING = 1e-6  # of a line
STEP_ALIGN = "__block_step_align"
Edges = tuple[float, float, float, float]  # left, right, top, bottom, px
LETTER_HEIGHT, LETTER_DEPTH = 0.7, 0.2  # em: so far letters reach from their baseline, but for a few


@contextmanager
def baseline_grid() -> Iterator[None]:
    """Set lines and blocks on the grid while the context lasts."""
    get_next_linebox, block_level_layout = inline.get_next_linebox, block.block_level_layout

    def snapped(context: Any, box: Any, y: float, *rest: Any) -> Any:
        """Begin a line at the next place of the grid, and seat its baseline there."""
        if not asks(box.style, "__line_snap", "baseline"):
            return get_next_linebox(context, box, y, *rest)
        line, resume_at = get_next_linebox(context, box, next_place(context, box.style, y), *rest)
        if line is not None:
            seat(context, line)
        return line, resume_at

    def stepped(context: Any, box: Any, *rest: Any, **others: Any) -> Any:
        """Give a whole block its place in its lines."""
        result = block_level_layout(context, box, *rest, **others)
        made, resume_at = result[:2]
        if made is not None and resume_at is None:
            align = step_align(box)
            if align:
                ALIGN[align](context, made)
        return result

    with replacing(BASELINE_GRID, snapped, stepped):
        yield


def asks(style: Any, name: str, value: str) -> bool:
    """Tell whether a style has a variable of this value."""
    return any(getattr(token, "value", "") == value for token in style[name])


def step_align(box: Any) -> str:
    """Return the --block-step-align that is set for a block itself; a table's wrapper has that of its table."""
    if isinstance(box, boxes.TableBox):
        return ""
    style = box.get_wrapped_table().style if box.is_table_wrapper else box.style
    own = STEP_ALIGN in getattr(style, "cascaded", ())
    return next((value for value in ALIGN if own and asks(style, STEP_ALIGN, value)), "")


def leading(style: Any) -> tuple[float, float]:
    """Return the step of the grid and the depth of a baseline in it, px; asked for each line, so kept."""
    root = style if getattr(style, "is_root_element", False) else style.root_style
    return kept_strut(root)


def kept_strut(style: Any) -> tuple[float, float]:
    """Return the line height of a style, and the depth of its baseline in it, px; once it is known, it is kept."""
    if "strut" not in style.__dict__:
        style.strut = strut(style)
    found: tuple[float, float] = style.strut
    return found


def top(context: Any) -> float:
    """Return where the grid of the current page begins, px."""
    return float(context.current_footnote_area.page.content_box_y())


def next_place(context: Any, style: Any, y: float) -> float:
    """Return where the first line of the grid begins that does not lie above y, px."""
    step, origin = leading(style)[0], top(context)
    return origin + step * ceil((y - origin) / step - SAME_PLACE)


def places_left(context: Any, style: Any, y: float, bottom: float) -> int:
    """Return how many lines of the grid there are between y and the bottom, px."""
    step = leading(style)[0]
    return floor((bottom - next_place(context, style, y)) / step + LINE_ROUNDING)


def seat(context: Any, line: Any) -> None:
    """Move a line that takes one place of the grid so that its baseline stands there; the next follows it at once.

    So does a taller one with formulas, if they keep clear of the letters beside it, and of formulas in the line above.
    """
    step, baseline = leading(line.style)
    place = next_place(context, line.style, line.position_y)
    if 0 < line.height <= step * (1 + SAME_PLACE) or keeps_clear(line, step):
        move_down(line, place + baseline - line.position_y - line.baseline)
        above, last = getattr(context, "pictures_above", ((), place))
        if last < place and any(meet(one, other) for one in above for other in pictures(line)):
            place += step
            move_down(line, step)
        context.pictures_above = tuple(pictures(line)), place
        line.baseline, line.position_y, line.height = baseline, place, step


def move_down(line: Any, away: float) -> None:
    """Move a line down, px."""
    if abs(away) > LINE_ROUNDING:
        line.translate(0, away)


def keeps_clear(line: Any, step: float) -> bool:
    """Tell whether a tall line meets no letter of the lines beside it, such as one with a fraction."""
    em, below = line.style["font_size"], line.height - line.baseline
    return bool(line.height > 0 and line.baseline <= step - LETTER_DEPTH * em and below <= step - LETTER_HEIGHT * em)


def meet(one: Edges, other: Edges) -> bool:
    """Tell whether two pictures overlap, the other in the lower line."""
    return one[0] < other[1] and other[0] < one[1] and other[2] < one[3]


def pictures(parent: Any) -> Iterator[Edges]:
    """Yield left, right, top and bottom of each picture in a line, px."""
    for child in getattr(parent, "children", ()):
        if isinstance(child, boxes.InlineReplacedBox):
            x, y = child.position_x, child.position_y
            yield x, x + child.margin_width(), y, y + child.margin_height()
        yield from pictures(child)


def centre(context: Any, box: Any) -> None:
    """Move a laid-out block by half of what it lacks to whole lines; at the head of a page it stays there."""
    step = leading(box.style)[0]
    y, height = box.border_box_y(), box.border_height()
    if y - top(context) > step * SAME_PLACE:
        box.translate(0, (ceil(height / step - LINE_ROUNDING) * step - height) / 2)


def lower(context: Any, box: Any) -> None:
    """Move a laid-out block down by what the line behind it will go down."""
    end = box.border_box_y() + box.border_height() + box.margin_bottom
    box.translate(0, max(0.0, next_place(context, box.style, end) - end))


ALIGN = {"center": centre, "end": lower}
