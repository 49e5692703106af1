"""What hand-made files and exports have beside the value that a field is for: taken away before a style adds its own.

A style prints the word before a number ("vol. 5"), the address before a DOI and "et al." behind the authors.
"""

from __future__ import annotations

import re
import unicodedata

from baspa.language.bibtex import OTHERS_LEFT_OUT
from baspa.references.locators import labels, take

# CSL's variables that are numbers, and the locators whose words say no more than the style does.
COUNTED = {
    "chapter-number": frozenset(("chapter",)),
    "issue": frozenset(("issue", "number")),
    "number-of-pages": frozenset(("page",)),
    "number-of-volumes": frozenset(("volume",)),
    "page": frozenset(("page",)),
    "volume": frozenset(("volume",)),
}
BEHIND = re.compile(r"(?P<number>(?:.*\W)?\d+\]?)\s*-?\s*(?P<word>[^\W\d_]+\.?)")
BEFORE = re.compile(r"(?P<word>[^\W\d_]+\.?|№)\s*(?P<number>\d.*)")
DOI = re.compile(r"^(?:doi\b[\s:]*)?(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/|doi:\s*)?(?=10\.\d)", re.IGNORECASE)
STOP = re.compile(r"(?<=\w)[.,;]$")  # of a sentence that a DOI was copied from
# Lines of a note that programs keep for themselves: Zotero's "Extra", as it exports it.
OF_PROGRAMS = re.compile(
    r"(?:(?:_eprint|arXiv|Citation Key|Conference Name|DOI|Edition|Event|Google-Books-ID|ISBN|ISSN|Issue|JSTOR|LCCN"
    r"|Medium|MR|Number|OCLC|Original [Dd]ate|Page Version ID|Pages|Place|PMC?ID|Publication Title|Publisher|Section"
    r"|Series|tex\.\w+|Type|Version|Volume|Zbl|ZSCC)\s*:\s*\S[^\n]*\s*)+"
)
OTHERS = "others"  # the last of the names: to pandoc the style's own "et al."


def number(variable: str, text: str) -> str:
    """Return a number without the word that a style sets to it: vol. 5, № 3, pp. 12-18, 320 p."""
    wanted = COUNTED.get(variable, frozenset())
    label, found, length = take(text) if wanted else ("", "", 0)
    if found and length == len(text) and label in wanted:
        return found
    for form in (BEFORE, BEHIND) if wanted else ():
        said = form.fullmatch(text)
        if said and labels().get(said["word"].lower()) in wanted:
            return said["number"]
    return text


def doi(text: str) -> str:
    """Return a DOI without the address or the word before it, and the stop behind it."""
    bare = DOI.sub("", text.strip())
    return STOP.sub("", bare) if bare.startswith("10.") else text


def is_others(text: str) -> bool:
    """Tell whether a name is none, but what stands for those that are left out: others, et al."""
    return OTHERS_LEFT_OUT.fullmatch(text.strip()) is not None


def is_latin(text: str) -> bool:
    """Tell whether at least half of a text's letters are Latin ones."""
    letters = [unicodedata.name(sign, "") for sign in text if sign.isalpha()]
    return 2 * sum("LATIN" in name for name in letters) >= len(letters) > 0
