"""Pairs of fields: in Latin letters where catalogues file them, and in 880 as the book has them.

Sources: MARC 21, Appendix D, Multiscript Records, Model A; subfield $6 (Appendix A). A long text, which nobody files,
stands in 880 alone, with the occurrence number 00.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from baspa.language.romanised import is_cyrillic, latin_letters_of
from baspa.records.marc.fields import MarcField, Subfields

SCRIPT = "(N"  # basic Cyrillic
ALONE = ("505", "520", "532")
CODES = "0148"  # subfields with codes and addresses


def linked(entries: Iterable[MarcField]) -> list[MarcField]:
    """Return fields with what is in Cyrillic as pairs, as far as its language has a romanisation here."""
    fields: list[MarcField] = []
    originals: list[MarcField] = []
    pairs = 0
    for each in entries:
        latin = romanised(each)
        if latin == each.subfields:
            fields.append(each)
            continue
        number = "00"
        if each.tag not in ALONE:
            pairs += 1
            number = f"{pairs:02}"
            fields.append(replace(each, subfields=(("6", f"880-{number}"), *latin)))
        originals.append(replace(each, tag="880", subfields=(("6", f"{each.tag}-{number}/{SCRIPT}"), *each.subfields)))
    return [*fields, *originals]


def romanised(entry: MarcField) -> Subfields:
    """Return the subfields of a field in Latin letters, where its language has a romanisation."""
    if not entry.language or not any(is_cyrillic(text) for _, text in entry.subfields):
        return entry.subfields
    return tuple(
        (code, text if code in CODES else latin_letters_of(text, entry.language)) for code, text in entry.subfields
    )
