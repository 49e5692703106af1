"""What the files of a book are called: its slug, and an ending for each format."""

from __future__ import annotations

from collections.abc import Mapping

ENDINGS: Mapping[str, str] = {
    "pdf": ".pdf",
    "booklet": "-booklet.pdf",
    "handout": "-handout.pdf",
    "epub": ".epub",
    "web": "-web",
    "prepress": "-prepress.pdf",
    "wrap": "-wrap.pdf",
    "proof": "-proof.pdf",
}
BACKS = "-booklet-backs.pdf"  # of the file of a booklet's backs, where they are printed in a run of their own


def file_name(slug: str, form: str) -> str:
    """Return the name of the file of a format of ENDINGS."""
    return f"{slug}{ENDINGS[form]}"
