"""What the files of a book are called: its slug, and an ending for each format."""

from __future__ import annotations

from collections.abc import Mapping

SHOPS = ("apple", "google", "kindle", "kobo")  # names in baspa/readers/, for each of which there is an e-book


def variant_of(shop: str) -> str:
    """Return the name of the format that is the e-book for a shop."""
    return f"epub-{shop}"


ENDINGS: Mapping[str, str] = {
    "pdf": ".pdf",
    "booklet": "-booklet.pdf",
    "handout": "-handout.pdf",
    "epub": ".epub",
    "kepub": ".kepub.epub",
    "web": "-web",
    "text": ".txt",
    "prepress": "-prepress.pdf",
    "wrap": "-wrap.pdf",
    "records": "-records",
    "proof": "-proof.pdf",
    "archive": "-archive.zip",  # no format, but made of several, as the next two
    "ocfl": "-ocfl",
    "saf": "-saf.zip",
    **{variant_of(shop): f"-{shop}.epub" for shop in SHOPS},
}
BACKS = "-booklet-backs.pdf"  # of the file of a booklet's backs, where they are printed in a run of their own


def file_name(slug: str, form: str) -> str:
    """Return the name of the file of a format of ENDINGS."""
    return f"{slug}{ENDINGS[form]}"
