"""The languages of BibTeX records: what their langid says, as BCP 47."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from baspa.language import languages

# The names of languages that have no file here (BibLaTeX's manual, 3.9, table of supported languages).
OTHERS = {
    "french": "fr",
    "german": "de",
    "ngerman": "de",
    "italian": "it",
    "spanish": "es",
    "turkish": "tr",
    "turkmen": "tk",
    "ukrainian": "uk",
    "uzbek": "uz",
}


@functools.cache
def tags() -> Mapping[str, str]:
    """Return the tag of each name, in small letters."""
    return OTHERS | {name: tag for language in languages() for name, tag in language.bibtex_names.items()}
