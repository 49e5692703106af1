"""Fractions, stacks and roots (MathML Core, 3.3.2 and 3.3.3; The TeXbook, appendix G, 11 and 15)."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from baspa.formula.boxes import MathBox, raised, rule, together, widened
from baspa.formula.fonts import constant, glyph_id
from baspa.formula.stretching import grown
from baspa.formula.style import MathStyle

Lay = Callable[[Element, MathStyle], MathBox]

ASIDE = 0.12  # em beside a fraction: TeX's \nulldelimiterspace


def fraction(element: Element, style: MathStyle, lay: Lay) -> MathBox:
    """Set an <mfrac>; with linethickness 0 a stack, as in binomial coefficients."""
    top, bottom = lay(element[0], style.part()), lay(element[1], style.part(cramped=True))
    stacked = element.get("linethickness") == "0"
    up, down = stack_shifts(top, bottom, style) if stacked else bar_shifts(top, bottom, style)
    width = max(top.width, bottom.width)
    placed = [((width - top.width) / 2, up, top), ((width - bottom.width) / 2, -down, bottom)]
    if not stacked:
        thick = style.constant("FRACTION_RULE_THICKNESS")
        placed.append((0.0, style.constant("AXIS_HEIGHT") - thick / 2, rule(width, thick)))
    return widened(together(width, placed), ASIDE * style.size, ASIDE * style.size)


def bar_shifts(top: MathBox, bottom: MathBox, style: MathStyle) -> tuple[float, float]:
    """Return by how much numerator and denominator leave the baseline, up and down, with a bar between them."""
    axis, half = style.constant("AXIS_HEIGHT"), style.constant("FRACTION_RULE_THICKNESS") / 2
    names = ("DISPLAY_STYLE_SHIFT", "NUM_DISPLAY_STYLE", "DENOM_DISPLAY_STYLE")
    shift, above, below = names if style.display else ("SHIFT", "NUMERATOR", "DENOMINATOR")
    up = max(
        style.constant(f"FRACTION_NUMERATOR_{shift}_UP"),
        axis + half + style.constant(f"FRACTION_{above}_GAP_MIN") + top.depth,
    )
    down = max(
        style.constant(f"FRACTION_DENOMINATOR_{shift}_DOWN"),
        half - axis + style.constant(f"FRACTION_{below}_GAP_MIN") + bottom.height,
    )
    return up, down


def stack_shifts(top: MathBox, bottom: MathBox, style: MathStyle) -> tuple[float, float]:
    """Return by how much the parts of a stack leave the baseline, up and down."""
    kind = "_DISPLAY_STYLE" if style.display else ""
    up = style.constant(f"STACK_TOP{kind}_SHIFT_UP")
    down = style.constant(f"STACK_BOTTOM{kind}_SHIFT_DOWN")
    gap = (up - top.depth) + (down - bottom.height)
    lacking = max(0.0, style.constant(f"STACK{kind}_GAP_MIN") - gap) / 2
    return up + lacking, down + lacking


def root(inner: MathBox, style: MathStyle) -> MathBox:
    """Set a radical sign with its bar over a box."""
    thick = style.constant("RADICAL_RULE_THICKNESS")
    gap = style.constant("RADICAL_DISPLAY_STYLE_VERTICAL_GAP" if style.display else "RADICAL_VERTICAL_GAP")
    sign = grown(glyph_id("√"), style.size, "ttb", inner.height + inner.depth + gap + thick)
    gap += max(0.0, sign.height + sign.depth - inner.height - inner.depth - gap - thick) / 2
    top = inner.height + gap + thick
    bar = rule(inner.width, thick)
    box = together(
        sign.width + inner.width,
        [(0.0, top - sign.height, sign), (sign.width, top - thick, bar), (sign.width, 0.0, inner)],
    )
    return MathBox(box.width, box.height + style.constant("RADICAL_EXTRA_ASCENDER"), box.depth, box.marks)


def indexed_root(inner: MathBox, index: MathBox, style: MathStyle) -> MathBox:
    """Set a radical sign with the index of the root."""
    radical = root(inner, style)
    before, after = style.constant("RADICAL_KERN_BEFORE_DEGREE"), style.constant("RADICAL_KERN_AFTER_DEGREE")
    sign_height = radical.height + radical.depth - style.constant("RADICAL_EXTRA_ASCENDER")
    up = constant("RADICAL_DEGREE_BOTTOM_RAISE_PERCENT") * sign_height - radical.depth + index.depth
    start = max(0.0, before + index.width + after)
    width = start + radical.width
    return together(width, [(start - index.width - after, 0.0, raised(index, up)), (start, 0.0, radical)])
