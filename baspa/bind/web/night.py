"""A style sheet in two: what holds always, and what is for the dark, which a reader may switch on."""

from __future__ import annotations

import tinycss2

DARK = "prefers-color-scheme:dark"


def parted(css: str) -> tuple[str, str]:
    """Return a style sheet without its rules for the dark, and these without the condition (Media Queries 5, 12.5)."""
    day, night = [], []
    for rule in tinycss2.parse_stylesheet(css):
        is_dark = rule.type == "at-rule" and rule.lower_at_keyword == "media" and DARK in spelled(rule)
        if is_dark and rule.content is not None:
            night.append(tinycss2.serialize(rule.content))
        else:
            day.append(rule.serialize())
    return "".join(day), "".join(night)


def spelled(rule: tinycss2.ast.AtRule) -> str:
    """Return the condition of a rule without spaces."""
    return "".join(tinycss2.serialize(rule.prelude).split())
