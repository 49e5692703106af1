"""Words for parts of a cited work, as authors write them in English, Russian and Kazakh, and CSL's names of them.

The names are CSL's locators (CSL 1.0.2, appendix II); the English words those that Pandoc's manual lists.
"""

from __future__ import annotations

import re

PLACES = {
    "book": "book bk. bks. books книга книги кн. кітап кіт.",
    "chapter": "chapter chap. chaps. chapters глава главы гл. тарау тар.",
    "column": "column col. cols. columns столбец столбцы стб. баған бағ.",
    "figure": "figure fig. figs. figures рисунок рисунки рис. сурет сур.",
    "folio": "folio fol. fols. folios лист листы л. лл. парақ",
    "issue": "выпуск вып. шығарылым шығ.",
    "line": "line l. ll. lines строка строки стк. жол",
    "note": "note n. nn. notes примечание прим. ескертпе ескерт.",
    "number": "number no. nos. numbers номер № нөмір",
    "opus": "opus op. opp. opera опус",
    "page": "page p. pp. pages страница страницы стр. с. сс. бет беттер б. бб.",
    "paragraph": "paragraph para. paras. paragraphs ¶ ¶¶ абзац абз. пункт п. пп. тармақ",
    "part": "part pt. pts. parts часть ч. чч. бөлік",
    "section": "section sec. secs. sections § §§ раздел разд. параграф бөлім бөл.",
    "sub-verbo": "s.v. s.vv.",
    "table": "table tables таблица табл. кесте",
    "verse": "verse v. vv. verses стих шумақ",
    "volume": "volume vol. vols. volumes том тома т. тт.",
}
LABELS = {word: label for label, words in PLACES.items() for word in words.split()}

TERM = "|".join(re.escape(word) for word in sorted(LABELS, key=len, reverse=True))
ROMAN = r"[ivxlcdm]+|[IVXLCDM]+"
# 33, iv, 12a, 3.2, (xv): a word with a digit in it, or a Roman number.
NUMBER = rf"[(\[]?(?:(?:\w+[.:/])*\w*\d\w*(?:[.:/]\w+)*|\b(?:{ROMAN})\b)[)\]]?"
RANGES = rf"{NUMBER}(?:\s*(?:--?|[–—,&])\s*{NUMBER})*"
WITH_TERM = re.compile(rf"(?P<term>{TERM})(?:(?<=[.§¶№])\s*|\s+)(?P<value>{RANGES})", re.IGNORECASE)
# The Kazakh way: 12-б., 33–35-бб., 3-тарау.
TERM_LAST = re.compile(rf"(?P<value>\d+(?:\s*[–-]\s*\d+)?)-(?P<term>{TERM})(?!\w)", re.IGNORECASE)
FIRST = re.compile(rf"(?P<term>{TERM})(?:(?<=[.§¶№])\s*|\s+)", re.IGNORECASE)
ANOTHER = re.compile(rf"(?=[,:.]?\s+(?:{TERM})(?:(?<=[.§¶№])\s*|\s+){NUMBER})", re.IGNORECASE)
PAGES = re.compile(rf"(?P<value>(?=[(\[]?\d){RANGES})")


def take(text: str) -> tuple[str, str, int]:
    """Return (label, locator, length) of the locator that `text` begins with; ("", "", 0) if it begins with none.

    Numbers without a word are pages.
    """
    for pattern in (WITH_TERM, TERM_LAST, PAGES):
        if match := pattern.match(text):
            term = match.groupdict().get("term")
            return LABELS[term.lower()] if term else "page", ranged(match["value"]), match.end()
    return "", "", 0


def whole(text: str) -> tuple[str, str, str]:
    """Return (label, locator, suffix) of a text that is a locator as a whole, be it numbers or not.

    CSL has one locator a reference: in "т. 2, с. 142" that is the volume, and the page its suffix. Without a word it
    counts pages.
    """
    first = ANOTHER.split(text, maxsplit=1)[0]
    term = FIRST.match(first)
    label = LABELS[term["term"].lower()] if term else "page"
    value = first[term.end() :] if term else first
    found = take(first)
    if found[2] == len(first):
        label, value, _ = found
    return label if value else "", ranged(value), text[len(first) :]


def ranged(value: str) -> str:
    """Write ranges with one hyphen, as CSL has them in its input; the style sets its own dash."""
    return re.sub(r"\s*(?:--|[–—])\s*", "-", value.strip())
