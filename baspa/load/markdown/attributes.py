"""The attributes that only some elements have: `{width=60% credit="Photo: ..."}`, `{header-columns=1 widths="1 4"}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from markdown_it.rules_inline import StateInline
from mdit_py_plugins.attrs.parse import ParseError, parse

from baspa.load.markdown.options import ALTERNATIVES, width_read
from baspa.tree.index_mark import MARK_ATTRIBUTES
from baspa.tree.side_by_side import GROUP_CAPTIONS, LAYOUTS

BRACES = re.compile(r"\{[^{}]*\}")
GUARDED = re.compile(r"\\([\"\\])")
BARE = re.compile(r'"(?:\\.|[^"\\])*"|=([\w.%-]+)')

ATTRIBUTES = ("id", "class", "lang", "only", *MARK_ATTRIBUTES)  # that any element may have


class AttributeRule(NamedTuple):
    """What an attribute may say."""

    pattern: re.Pattern[str]
    mend: str


WIDTH = re.compile(r"(?=.*[1-9])(?:100|\d{1,2}(?:\.\d+)?)%|\d{1,3}(?:\.\d+)?(?:mm|cm)")
SHARES = re.compile(r"\[?\s*(?=.*[1-9])\d{1,3}(?:\.\d+)?(?:\s*[\s,]\s*\d{1,3}(?:\.\d+)?)*\s*\]?")
WIDTHS = AttributeRule(SHARES, 'write a number for each column, widths="1 4 2 3"')
OWN: Mapping[str, Mapping[str, AttributeRule]] = {  # by the type of markdown-it-py's token
    "image": {
        "width": AttributeRule(WIDTH, "write a share of the measure, width=60%, or a length, width=80mm or width=8cm"),
        **dict.fromkeys(ALTERNATIVES, AttributeRule(re.compile(r".*\S.*", re.DOTALL), 'write alt="What it shows"')),
        "credit": AttributeRule(re.compile(r".*\S.*", re.DOTALL), 'write credit="Photo: its maker"'),
    },
    "container_division_open": dict.fromkeys(
        (*LAYOUTS, *GROUP_CAPTIONS), AttributeRule(re.compile(r".*", re.DOTALL), "")
    ),
    "table_open": {
        "header-columns": AttributeRule(re.compile(r"[1-9]"), "write how many columns are headers, 1 to 9"),
        "widths": WIDTHS,
        "tbl-colwidths": WIDTHS,
    },
}


def fault(kind: str, name: str, value: str) -> str | None:
    """Return how to mend a value; "" for a good one, None where a token of this kind has no such attribute."""
    rule = OWN.get(kind, {}).get(name)
    if rule is None:
        return None
    return "" if rule.pattern.fullmatch(value) else rule.mend


def image_attributes(state: StateInline, silent: bool) -> bool:
    """Read the attributes behind an image as pandoc does: width=12.5% without the quotes that attrs_plugin wants."""
    found = BRACES.match(state.src, state.pos)
    if silent or not found or state.pending or not state.tokens or state.tokens[-1].type != "image":
        return False
    try:
        _, attributes = parse(BARE.sub(lambda value: f'="{value[1]}"' if value[1] else value[0], found[0]))
    except ParseError:
        return False
    own = {k: GUARDED.sub(r"\1", str(v)) for k, v in attributes.items() if k not in ATTRIBUTES}
    if "width" in own:
        own["width"] = width_read(own["width"])
    state.tokens[-1].meta["insecure_attrs"] = own
    state.tokens[-1].attrs.update({k: v for k, v in attributes.items() if k in ATTRIBUTES})
    state.pos = found.end()
    return True
