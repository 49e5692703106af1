"""Subscripts and superscripts, limits and accents (MathML Core, 3.4; The TeXbook, appendix G, 12 and 18)."""

from __future__ import annotations

from dataclasses import replace

from baspa.formula.boxes import MathBox, rule, together
from baspa.formula.fonts import glyph_box, glyph_id, kern
from baspa.formula.stretching import grown, widest
from baspa.formula.style import MathStyle

# Accents as combining signs, whose place over a letter the font knows.
COMBINING = dict(
    zip("ˆ^¯˜~⃗˙¨ˇ˘´`˚", "\u0302\u0302\u0304\u0303\u0303\u20d7\u0307\u0308\u030c\u0306\u0301\u0300\u030a", strict=True)
)
BARS = ("‾", "_")  # rules
HATS = "\u0302\u0303\u030c"  # no wider than what they cover


def with_scripts(base: MathBox, sub: MathBox | None, sup: MathBox | None, style: MathStyle) -> MathBox:
    """Set scripts at the right of a base, the upper one further where the base leans."""
    up, down = shifts(base, sub, sup, style)
    placed = [(0.0, 0.0, base)]
    if sup:
        placed.append((base.width + base.italic + sup_kern(base, sup, up), up, sup))
    if sub:
        placed.append((base.width + sub_kern(base, sub, down), -down, sub))
    end = max(x + box.width for x, _, box in placed[1:]) + style.constant("SPACE_AFTER_SCRIPT")
    return together(max(base.width, end), placed)


def with_prescripts(base: MathBox, sub: MathBox | None, sup: MathBox | None, style: MathStyle) -> MathBox:
    """Set scripts at the left of a base, flush with it, as the numbers of an isotope."""
    up, down = shifts(base, sub, sup, style)
    width = max((box.width for box in (sub, sup) if box), default=0.0)
    placed = [(width, 0.0, base)]
    placed += [(width - box.width, y, box) for box, y in ((sub, -down), (sup, up)) if box]
    return together(width + base.width, placed)


def shifts(base: MathBox, sub: MathBox | None, sup: MathBox | None, style: MathStyle) -> tuple[float, float]:
    """Return by how much scripts leave the baseline, up and down, em."""
    up = sup_shift(base, sup, style) if sup else 0.0
    down = sub_shift(base, sub, style) if sub else 0.0
    return apart(up, down, sub, sup, style) if sub and sup else (up, down)


def sub_shift(base: MathBox, sub: MathBox, style: MathStyle) -> float:
    """Return by how much a subscript goes down, em."""
    drop = 0.0 if base.plain else base.depth + style.constant("SUBSCRIPT_BASELINE_DROP_MIN")
    return max(style.constant("SUBSCRIPT_SHIFT_DOWN"), sub.height - style.constant("SUBSCRIPT_TOP_MAX"), drop)


def sup_shift(base: MathBox, sup: MathBox, style: MathStyle) -> float:
    """Return by how much a superscript goes up, em."""
    drop = 0.0 if base.plain else base.height - style.constant("SUPERSCRIPT_BASELINE_DROP_MAX")
    up = style.constant("SUPERSCRIPT_SHIFT_UP_CRAMPED" if style.cramped else "SUPERSCRIPT_SHIFT_UP")
    return max(up, sup.depth + style.constant("SUPERSCRIPT_BOTTOM_MIN"), drop)


def apart(up: float, down: float, sub: MathBox, sup: MathBox, style: MathStyle) -> tuple[float, float]:
    """Return the shifts with the least gap between both scripts, the upper one raised first."""
    lacking = style.constant("SUB_SUPERSCRIPT_GAP_MIN") - ((up - sup.depth) - (sub.height - down))
    if lacking > 0:
        lift = min(lacking, max(0.0, style.constant("SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT") - (up - sup.depth)))
        up, down = up + lift, down + lacking - lift
    return up, down


def sup_kern(base: MathBox, sup: MathBox, up: float) -> float:
    """Return the kern of a superscript at its foot and at the base's head, the looser of both (OpenType, MathKern)."""
    foot = kern(base.lone, "TOP_RIGHT", up - sup.depth) + kern(sup.lone, "BOTTOM_LEFT", -sup.depth)
    head = kern(base.lone, "TOP_RIGHT", base.height) + kern(sup.lone, "BOTTOM_LEFT", base.height - up)
    return max(foot, head)


def sub_kern(base: MathBox, sub: MathBox, down: float) -> float:
    """Return the kern of a subscript at its head and at the base's foot, the looser of both."""
    head = kern(base.lone, "BOTTOM_RIGHT", sub.height - down) + kern(sub.lone, "TOP_LEFT", sub.height)
    foot = kern(base.lone, "BOTTOM_RIGHT", -base.depth) + kern(sub.lone, "TOP_LEFT", down - base.depth)
    return max(head, foot)


def with_limits(
    base: MathBox, under: MathBox | None, over: MathBox | None, style: MathStyle, slope: float = 0.0
) -> MathBox:
    """Set limits under and over a base; `slope` moves them along a leaning one."""
    width = max(box.width for box in (base, under, over) if box)
    placed = [((width - base.width) / 2, 0.0, base)]
    if over:
        gap = max(style.constant("UPPER_LIMIT_GAP_MIN"), style.constant("UPPER_LIMIT_BASELINE_RISE_MIN") - over.depth)
        placed.append(((width - over.width + slope) / 2, base.height + gap + over.depth, over))
    if under:
        gap = max(style.constant("LOWER_LIMIT_GAP_MIN"), style.constant("LOWER_LIMIT_BASELINE_DROP_MIN") - under.height)
        placed.append(((width - under.width - slope) / 2, -base.depth - gap - under.height, under))
    return together(width, placed)


def accented(base: MathBox, letter: str, style: MathStyle) -> MathBox:
    """Set an accent over a base, at the place that the font gives it."""
    glyph = glyph_id(COMBINING.get(letter, letter))
    mark = glyph_box(glyph, style.size)
    return over_letter(base, mark, style)


def over_letter(base: MathBox, mark: MathBox, style: MathStyle) -> MathBox:
    """Set a mark over a base, lifted as far as the base is higher than an x."""
    up = max(0.0, base.height - style.constant("ACCENT_BASE_HEIGHT"))
    middle = base.width / 2 if base.attach is None else base.attach
    own = mark.width / 2 if mark.attach is None else mark.attach
    box = together(base.width, [(0.0, 0.0, base), (middle - own, up, mark)])
    return replace(box, italic=base.italic, lone=base.lone, plain=base.plain)


def covered(base: MathBox, letter: str, over: bool, style: MathStyle) -> MathBox:
    """Set something that grows to a base's width over or under it: a bar, a hat, a brace, an arrow."""
    if letter in BARS:
        return barred(base, over, style)
    glyph = glyph_id(COMBINING.get(letter, letter))
    if over and COMBINING.get(letter, letter) in HATS:
        mark = widest(glyph, style.size, base.width)
        return over_letter(replace(base, attach=None) if base.lone is None else base, mark, style)
    mark = grown(glyph, style.size, "ltr", base.width)
    width = max(base.width, mark.width)
    gap = style.constant("STRETCH_STACK_GAP_ABOVE_MIN")
    up = base.height + gap + mark.depth if over else -base.depth - gap - mark.height
    return together(width, [((width - base.width) / 2, 0.0, base), ((width - mark.width) / 2, up, mark)])


def barred(base: MathBox, over: bool, style: MathStyle) -> MathBox:
    """Set a rule over or under a base."""
    kind = "OVERBAR" if over else "UNDERBAR"
    thick, gap = style.constant(f"{kind}_RULE_THICKNESS"), style.constant(f"{kind}_VERTICAL_GAP")
    up = base.height + gap if over else -base.depth - gap - thick
    box = together(base.width, [(0.0, 0.0, base), (0.0, up, rule(base.width, thick))])
    more = style.constant("OVERBAR_EXTRA_ASCENDER" if over else "UNDERBAR_EXTRA_DESCENDER")
    return replace(box, height=box.height + more * over, depth=box.depth + more * (not over))
