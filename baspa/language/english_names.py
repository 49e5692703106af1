"""What languages are called in English, for records that are written in it (Unicode CLDR)."""

from __future__ import annotations

from collections.abc import Iterable

from baspa.language.model import primary


def english_names(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the names of languages, BCP 47, each once; babel is loaded for more than one alone."""
    known = tuple(dict.fromkeys(map(primary, codes)))
    if len(known) < 2:
        return ()
    from babel import Locale

    names = Locale("en").languages
    return tuple(str(names.get(code, code)) for code in known)
