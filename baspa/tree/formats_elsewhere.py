"""Passages that Quarto shows in some formats alone, and which edition here has them.

    ::: {.content-visible when-format="html"}     the e-book, which is made of HTML
    ::: {.content-hidden when-format="pdf"}       the e-book
    [words]{.content-visible unless-format="html"} print

A condition of another kind, `when-profile`, is none that the press could ask: what it holds stays.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

EDITIONS = {
    **dict.fromkeys(("html", "html4", "html5", "html:js", "epub", "epub2", "epub3"), "epub"),
    **dict.fromkeys(("pdf", "latex", "beamer", "docx", "odt", "typst", "context"), "print"),
}
OTHER = {"epub": "print", "print": "epub"}
SHOWN, HIDDEN = "content-visible", "content-hidden"  # classes that say which it is
CONDITIONS = ("when-format", "unless-format")


def only_in(classes: Collection[str], pairs: Mapping[str, object]) -> str:
    """Return the one edition that a passage is for, by its classes and attributes; "" for both."""
    if not {SHOWN, HIDDEN} & {*classes}:
        return ""
    name = next((name for name in CONDITIONS if pairs.get(name)), "")
    edition = EDITIONS.get(str(pairs.get(name, "")), "")
    hidden = (HIDDEN in classes) != (name == CONDITIONS[1])
    return OTHER.get(edition, "") if hidden else edition
