"""Articles that titles begin with, which catalogues file without, of some languages.

Source: MARC 21, Appendix F, Initial Definite and Indefinite Articles.
"""

from __future__ import annotations

from baspa.language.model import primary

ARTICLES = {
    "de": ("das", "dem", "den", "der", "des", "die", "ein", "eine", "einem", "einen", "einer", "eines"),
    "en": ("a", "an", "the"),
    "es": ("el", "la", "las", "lo", "los", "un", "una"),
    "fr": ("l'", "l’", "la", "le", "les", "un", "une"),
    "it": ("gl'", "gli", "i", "il", "l'", "l’", "la", "le", "lo", "un", "un'", "un’", "una", "uno"),
    "nl": ("de", "een", "het"),
    "pt": ("a", "as", "o", "os", "um", "uma"),
}


def unfiled(title: str, language: str) -> int:
    """Return how many signs of a title are passed over in filing: its article, and the blank behind it; 9 at most."""
    first, blank, _ = title.partition(" ")
    for article in ARTICLES.get(primary(language), ()):
        if article.endswith(("'", "’")) and title.lower().startswith(article):
            return len(article)
        if blank and first.lower() == article:
            return len(article) + 1
    return 0
