"""Lines that were meant as lines, and run on in their paragraph: 2.1., ☐ yes, Telephone: 101. Told once a file.

A line's end in the manuscript is a space in the book. Where lines that follow each other begin alike, end with a blank
of a form, or are as short as those of a poem and of an address, their author hardly meant it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markdown_it.token import Token

from baspa.language.enumeration import in_latin, is_next, ordinal, systems
from baspa.load.markdown.leftovers import is_in_columns
from baspa.load.markdown.lone_signs import ITEM
from baspa.model.as_text import placed
from baspa.model.problem import Place, Problem, Severity

BREAKS = ("\\", "  ", "<br>", "<br/>", "<br />")  # with which a line ends that stays one
ENDS = tuple('.:;,!?…»”")')
STOPS = tuple('.!?…»”")*_:;')  # with which a line ends behind which another thing begins
QUOTED = tuple('.!?…»”")*_')  # with which a line of a quotation ends behind which its source stands
SENTENCE = tuple(".!?…:")  # with which each line ends where an author writes a sentence a line
BLANK = "____"
LABEL = re.compile(r"(\*\*|__)(?=\S)[^*_\n]{1,40}(?:[:.]\1|\1[:.])")  # **Note.** **Telephone**:
RUN_IN = re.compile(r"(\*\*|__)(?=\S)[^*_\n]{1,40}(?:\.\1|\1\.)")  # **Note.**, no **Default:** amid an item
YEAR = r"\d{3,4}(?:[–—-]\d{2,4}|-\w{1,2})?"
KINDS: tuple[re.Pattern[str], ...] = (
    re.compile(r"\(?\d{1,3}(?:\.\d{1,3})+[.)]\s*\S"),  # 2.1.
    re.compile(r"[§№]\s?\d"),
    re.compile(r"\d{1,2}:\d\d\b"),
    re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}\b"),
    re.compile(rf"{YEAR}(?:\s?[^\W\d_]{{1,2}}\.(?=\s)|\s?[—–:]\s)"),  # 1911, a word of a letter or two, a point; 1911 —
    re.compile(r"\[(?:\d{1,3}|[ xX])\]\s+\S"),  # [1] A work, [x] a box to tick
    re.compile(r"(?=.{1,60}\Z)[^=]{1,30}\s=\s"),  # 1 mile = 1.6 km
    re.compile(r"[☐☑☒□▢◻✓✔✗✘→⇒➢➤►▶●○■◆❖★☆]\s*\S|\( ?\)\s"),
    re.compile(r"_{3,}"),
    re.compile(r"\d{1,3}\s?[-–—.)]\s?[^\W\d_](?=\s*(?:[,;.]|\Z))"),  # 1-а, of a key to a test
    re.compile(r"(?:\^[\w,*\\]{1,4}\^|<sup>[^<>]{1,6}</sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*[^\W\d_]"),  # where authors work
    LABEL,
)
CAPITALIZED: tuple[re.Pattern[str], ...] = (  # where the letter of the group is a capital
    re.compile(r"\d{1,3}(?:\.\d{1,3})+\s+([^\W\d_])"),
    re.compile(r"([^\W\d_])(?:[^\W_]|[ .’'()-]){0,30}:\s+\S.{,60}\Z"),  # Telephone: 101; a sentence is longer
    re.compile(r"([^\W\d_])(?:[^\W_]|[ .’'()-]){0,30}:\s+\S.{1,400}[.;]\Z"),  # of a glossary
    re.compile(r"-([^\W\d_])"),  # what is said, behind a hyphen
    re.compile(r"\d{1,3}-[^\W\d_]{2,}(?:\s[^\W\d_]+)?[.:]\s+([^\W\d_])"),  # 1-қадам. Of a step, a lesson, a day
)
TERM = re.compile(r"[^.,!?;:—–\n]{1,40}?\s(?:[—–]|-{1,3})\s+\S")  # m – mass; with what it means
MEANING_ENDS, OF_MEANING = (".", ";"), 100
SPEECH = re.compile(r"[—–]\s")  # begins alike only behind a line that ends a sentence, or a part of it
SAID = re.compile(r"[*_]{0,2}[—–]\s?[*_«„“\"(]*([^\W\d_])")  # who wrote it, or what is said: with a capital
SPOKEN = re.compile(r"[—–]\s?[*_«„“\"(]*[^\W\d_]|-[^\W\d_]")  # speech, with the hyphen of who types one for a dash
NUMBERED = re.compile(r"\d{1,3}[.)]\s+\S")  # below a colon: a list there begins with 1, or has two items in a row
OPTIONS = re.compile(r"\(?([^\W\d_])[.)]\s?\S.*?[\s;,]\(?([^\W\d_])[.)]\s?\S")  # A) 3 B) 7, of a test, in one line
STEP = re.compile(r"([^\W\d_]{2,30})\s(?:№\s?)?\d{1,3}[.:)]\s+\S")  # Шаг 1. Step 2: with the same word
STARRED = re.compile(r"\d{1,3}(?:\*|\\\*)[.)]?\s")  # 5*. of a harder exercise
FIRST_LETTER = re.compile(r"[\W\d_]*([^\W\d_])")
MOST_NAMES = 4  # words of the name of one who is quoted
SHORTEST, LISTED, SHORT, OF_VERSE, SET_APART = 8, 70, 45, 60, 50  # signs of a line
LINES, LINES_OF_VERSE = 4, 3  # in a row
QUOTATION = "blockquote"
IN_LINES = ("stanza_open", "heading_open")
IN_CELLS = ("td_", "th_")
APART = ("right", "center", "epigraph", "dedication")  # divisions in which a short line is one
NO_LINES = (
    "![",
    "[![",
    "{",
    "<",
    "\\",
    "|",
    "•",
    "▪",
    "◦",
    "·",
    "‣",
)  # with which no line of text begins, or one that is told


class Around(NamedTuple):
    """What stands around a paragraph."""

    divisions: tuple[str, ...]
    items: int
    cells: int


ALONE = Around((), 0, 0)


def lines_run_on(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Yield B197, a warning, for the lines of a file's paragraphs that run on: the first of each paragraph's."""
    found = list[tuple[int, str]]()
    around = ALONE
    for opening, token in pairwise(tokens):
        around = stepped(around, opening)
        if token.type != "inline" or "\n" not in token.content or opening.type in IN_LINES:
            continue
        first = token.map[0] + 1 if token.map else 0
        lines = token.content.split("\n")
        numbers = alike(lines, around) if "gloss" not in around.divisions else []
        starts = [number for number in numbers if number - 1 not in numbers]
        found += ((first + number, lines[number].strip()) for number in starts)
    if found:
        said = f"lines that were meant as lines run on in one paragraph: {placed(found)}"
        hint = "a backslash at a line's end begins a new line, an empty line a paragraph; items begin with - or 1."
        if all(SPOKEN.match(line) for _, line in found):
            hint = (
                "speech stands within ::: dialogue and :::, each a paragraph that begins with ---, "
                "an empty line between"
            )
        yield Problem(Place(path, found[0][0]), "B197", said, hint, Severity.WARNING)


def stepped(around: Around, token: Token) -> Around:
    """Return what stands around the tokens behind this one."""
    divisions, items, cells = around
    if token.type == "container_division_open":
        name = token.info.strip().strip("{.").split(maxsplit=1)[0].rstrip("}") if token.info.strip() else ""
        divisions = (*divisions, name)
    elif token.type == "container_division_close":
        divisions = divisions[:-1]
    elif token.type == "blockquote_open":
        divisions = (*divisions, QUOTATION)
    elif token.type == "blockquote_close":
        divisions = divisions[:-1]
    elif token.type.startswith("list_item"):
        items += token.nesting
    elif token.type.startswith(IN_CELLS):
        cells += token.nesting
    return Around(divisions, items, cells)


def alike(lines: Sequence[str], around: Around = ALONE) -> list[int]:
    """Return the numbers of the lines that were meant as such, and are not parted from the one before or behind."""
    if any(line.strip().removeprefix("<sup>").startswith(NO_LINES) for line in lines) or is_in_columns(
        "\n".join(lines)
    ):
        pairs = set[int]()
    elif not around.cells and are_short(lines):
        pairs = {number for number in range(len(lines) - 1) if not lines[number].lower().endswith(BREAKS)}
    else:
        pairs = {number for number in range(len(lines) - 1) if is_pair(lines[number], lines[number + 1], around)}
    if around.divisions[-1:] == (QUOTATION,) and is_source(*lines[-2:]):
        pairs.add(len(lines) - 2)
    return sorted({line for number in pairs for line in (number, number + 1)})


def are_short(lines: Sequence[str]) -> bool:
    """Tell whether the lines of a paragraph are those of a poem or an address: prose fills its lines.

    Who writes a sentence a line ends each with a point.
    """
    bare = [line.strip() for line in lines]
    letters = [match[1] if (match := FIRST_LETTER.match(line)) else "" for line in bare]
    capital = len(lines) >= LINES_OF_VERSE and all(letter.isupper() for letter in letters)
    if (not capital and len(lines) < LINES) or any(ITEM.match(line) for line in bare):
        return False
    most = OF_VERSE if capital else SHORT
    return all((0 if capital else SHORTEST) < len(line) <= most for line in bare) and not all(
        line.endswith(SENTENCE) for line in bare[:-1]
    )


def is_pair(line: str, behind: str, around: Around = ALONE) -> bool:
    """Tell whether two lines were meant as two."""
    if line.lower().endswith(BREAKS):
        return False
    line, behind = line.strip(), behind.strip()
    if around.divisions[-1:] and around.divisions[-1] in APART and max(len(line), len(behind)) <= SET_APART:
        return True
    if line.rstrip(".,;").endswith(BLANK) and behind.rstrip(".,;").endswith(BLANK):
        return True
    if line.endswith(";") and behind.endswith(";") and max(len(line), len(behind)) <= LISTED:
        return True
    if any(kind.match(line) and kind.match(behind) for kind in KINDS) or are_terms(line, behind):
        return True
    found = ((kind.match(line), kind.match(behind)) for kind in (*CAPITALIZED, SAID))
    if any(one and other and one[1].isupper() and other[1].isupper() for one, other in found):
        return True
    if (one := STEP.match(line)) and (other := STEP.match(behind)) and one[1] == other[1]:
        return one[1][0].isupper()
    return begins_anew(line, behind, bool(around.items))


def is_source(line: str, behind: str) -> bool:
    """Tell whether the last line of a quotation names who said it: А. Автор; Абай, «Қара сөздер»."""
    parted = line.lower().endswith(BREAKS)
    line, behind = line.strip(), behind.strip(" ()*_")
    names = behind.split(",")[0].split()
    named = 0 < len(names) <= MOST_NAMES and all(each[0].isupper() for each in names)
    parted = parted or behind.endswith(SENTENCE)
    return named and not parted and line.endswith(QUOTED) and len(behind) <= SET_APART


def are_terms(line: str, behind: str) -> bool:
    """Tell whether two lines say each what something is: lines of prose are longer, and end amid a sentence."""
    longest = max(len(line), len(behind))
    ends = longest <= OF_VERSE or (longest <= OF_MEANING and line.endswith(MEANING_ENDS))
    return ends and bool(TERM.match(line) and TERM.match(behind))


def is_of_options(line: str) -> bool:
    """Tell whether a line holds the options of a question, from the first one on; the letters may be look-alikes."""
    found = OPTIONS.match(line)
    pairs = ((found[1], found[2]), (in_latin(found[1]), in_latin(found[2]))) if found else ()
    return any(
        ordinal(system, first) == 1 and is_next(system, first, second)
        for first, second in pairs
        for system in systems(first)
        if system in systems(second)
    )


def begins_anew(line: str, behind: str, in_item: bool) -> bool:
    """Tell whether a line ends something, and the one behind it begins what stands on lines of its own."""
    if SPEECH.match(behind) and (SPEECH.match(line) or in_item):
        return line.endswith(ENDS)
    if line.rstrip("*_").endswith(":") and NUMBERED.match(behind):
        return True
    if line.endswith(STOPS) and is_of_options(behind):
        return True
    said = SAID.match(behind)
    return line.endswith(STOPS) and bool((said and said[1].isupper()) or RUN_IN.match(behind) or STARRED.match(behind))
