"""Words of citation styles for a language that the Citation Style Language project has no locale of.

The names are CSL's (CSL 1.0.2, appendix I, https://docs.citationstyles.org), with a form behind a slash: page/short.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def csl_terms(text: str, months: Sequence[str] = (), short_months: Sequence[str] = ()) -> Mapping[str, str]:
    """Return the terms of `name=words; name/short=words`, and those of the months.

    date/text and date/numeric are no words but the order of a date: {year} ж. {day} {month}.
    """
    pairs = (pair.strip().partition("=") for pair in text.split(";"))
    terms = {name: words for name, _, words in pairs}
    terms |= {f"month-{number:02}": month for number, month in enumerate(months, 1)}
    return terms | {f"month-{number:02}/short": month for number, month in enumerate(short_months, 1)}
