"""Fonts as style sheets and the cover name them: families in their order, rules of @font-face."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from baspa.model.book import Font
from baspa.model.design import CODE_FAMILY, TEXT_FAMILY

# Words that are no family without quotes (CSS Fonts 4, 2.1).
KEYWORDS = (
    *("serif", "sans-serif", "cursive", "fantasy", "monospace", "system-ui", "emoji", "math", "fangsong"),
    *("inherit", "initial", "unset", "revert", "default"),
)


def families(fonts: Iterable[Font]) -> tuple[str, ...]:
    """Return the families of some fonts, each once."""
    return tuple(dict.fromkeys(font.family for font in fonts))


def text_fonts(wanted: str, fonts: Iterable[Font], spare: Iterable[str] = ()) -> str:
    """Return CSS font-family for the text: the family wanted, then the house's, the book's other ones, spare ones."""
    return css_families(dict.fromkeys((wanted or TEXT_FAMILY, TEXT_FAMILY, *families(fonts), *spare)), "serif")


def code_fonts(fonts: Iterable[Font], spare: Iterable[str] = ()) -> str:
    """Return CSS font-family for code."""
    return css_families(dict.fromkeys((CODE_FAMILY, *families(fonts), *spare)), "monospace")


def css_families(names: Collection[str], generic: str) -> str:
    """Return a list of families as CSS writes it."""
    plain = {name for name in names if name.isidentifier() and name.lower() not in KEYWORDS}
    return ", ".join([*(name if name in plain else f'"{name}"' for name in names), generic])


def face_rules(fonts: Iterable[Font]) -> str:
    """Return an @font-face rule for each font, its address as the style sheets in styles/ see it."""
    rule = '@font-face {{ font-family: "{}"; src: url("fonts/{}"); font-weight: {}; font-style: {} }}\n'
    return "".join(rule.format(f.family, f.name, f.weight, "italic" if f.italic else "normal") for f in fonts)
