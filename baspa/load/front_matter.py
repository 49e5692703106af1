"""Front matter: facts at a file's beginning, as programs for notes, websites and papers have them.

    ---                    +++                     % The lake
    title: The lake        title = "The lake"      % A. N. Author
    ---                    +++                     % 2026

A book's facts stand in book.toml, and Markdown itself would take these lines for a rule and a heading. So they are left
out and told (B161), with the lines that book.toml would have for them. Only the title of a file that has no heading is
read: it is the chapter's. Where nothing closes them, what they are is said: an error, for nobody knows where they end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from baspa.load.front_commands import commands_in_front
from baspa.load.front_facts import KEYS, FrontFact, facts_of_percent, facts_of_toml, facts_of_yaml, lines_of_book_toml
from baspa.load.substitutions import substitutions_in
from baspa.model.problem import Place, Problem, Problems, Severity

KEY = re.compile(r"([\w-]+)[ \t]*[:=]")
IN_YAML = re.compile(r"\s|\Z|#|-(?:\s|\Z)|.*?:(?:\s|\Z)|[\w-]+[ \t]*=|[\"'\[\]{}]")  # how a line of facts begins
BEGIN = ("---", "+++")  # of YAML, of TOML
PERCENT = "% "  # of pandoc's title block
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
TITLED = re.compile(r" {0,3}#(?:[ \t]|$)|<h1\b", re.IGNORECASE)
UNDERLINED = re.compile(r" {0,3}=+[ \t]*")
SIGN = re.compile(r"[\\`*_{}\[\]<>()#|!~^$@&]")  # that Markdown might read as a mark


def without_front_matter(path: str, text: str, heads: bool = False) -> tuple[str, Problems]:
    """Return a file's text with empty lines in the place of its front matter, and B161, a warning, where it has some.

    With `heads`, the title that it gives stands as a heading of level 1 on its line, where the file has no other.
    """
    if not text.startswith((*BEGIN, PERCENT)):
        return text, ()
    lines = text.split("\n")
    end, facts = front_facts(lines)
    open_end = _open_end(lines) if heads and not end else 0
    if open_end:
        end, facts = open_end, facts_of(lines[0].rstrip(), lines[1:open_end])
    if not end:
        return text, ()
    titled = next((fact for fact in facts if fact.key == "title"), None)
    kept = ["" for _ in lines[:end]]
    takes = heads and titled is not None and not has_title(lines[end:])
    if titled is not None and takes:
        kept[titled.line] = "# " + SIGN.sub(r"\\\g<0>", str(titled.value))
    others = [fact for fact in facts if not takes or fact is not titled]
    more = "; a chapter's title is written # Title" if takes else ""
    if commands_in_front(lines[:end]):
        more += "; commands for formulas stand on lines of their own, \\newcommand{\\R}{\\mathbb{R}}"
    if substitutions_in(lines[:end]):
        more += "; words for {{ name }} stand in [variables] of book.toml"
    told = _told_open(path, end, lines[0].rstrip()) if open_end else _told(path, end, others, takes, more)
    return "\n".join(kept + lines[end:]), (told,)


def front_of(text: str) -> Sequence[str]:
    """Return the lines of a file's front matter, none where it has none."""
    lines = text.split("\n") if text.startswith((*BEGIN, PERCENT)) else []
    return lines[: front_facts(lines)[0]] if lines else ()


def front_facts(lines: Sequence[str]) -> tuple[int, list[FrontFact]]:
    """Return how many lines are front matter, 0 for none, and the facts in it."""
    if lines[0].startswith(PERCENT):
        block = list(takewhile(lambda line: line.startswith(("%", " ")), lines))
        return len(block), facts_of_percent(block)
    begin = lines[0].rstrip()
    ends = (number for number, line in enumerate(lines) if number and line.rstrip() in (begin, "..."))
    end = next(ends, 0)
    if begin not in BEGIN or not any(map(KEY.match, lines[1:end])):
        return 0, []
    if begin == BEGIN[0] and not all(map(IN_YAML.match, lines[1:end])):  # what ends it is a rule amid the text
        return 0, []
    return end + 1, facts_of(begin, lines[1:end])


def has_title(lines: Sequence[str]) -> bool:
    """Tell whether lines of Markdown hold a heading of level 1, code left out."""
    fence = before = ""
    for line in lines:
        mark = FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and (TITLED.match(line) or (before.strip() and UNDERLINED.fullmatch(line))):
            return True
        before = line
    return False


def facts_of(begin: str, lines: Sequence[str]) -> list[FrontFact]:
    """Return the facts on the lines behind one that begins front matter."""
    return facts_of_yaml(lines) if begin == BEGIN[0] else facts_of_toml(lines)


def _open_end(lines: Sequence[str]) -> int:
    """Return how many lines front matter takes that nothing closes, 0 for none: up to an empty line or a heading."""
    if lines[0].rstrip() not in BEGIN:
        return 0
    block = list(takewhile(lambda line: IN_YAML.match(line) and line.strip() and not TITLED.match(line), lines[1:]))
    keys = [match[1].lower() for match in map(KEY.match, block) if match]
    return len(block) + 1 if len(keys) > 1 or not KEYS.keys().isdisjoint(keys) else 0


def _told_open(path: str, end: int, begin: str) -> Problem:
    said = f"the file begins with front matter, lines 1 to {end}, that nothing closes"
    hint = (
        f"take these lines out, or put {begin} on a line of its own behind them; facts of the book stand in book.toml"
    )
    return Problem(Place(path, 1), "B161", said, hint)


def _told(path: str, end: int, facts: Sequence[FrontFact], takes: bool, more: str) -> Problem:
    said = f"the file begins with front matter, lines 1 to {end}, which is no part of a chapter: it is left out"
    said = f"{said}, but its title is the chapter's heading" if takes else said
    known = lines_of_book_toml(facts)
    offered = f"book.toml says such facts as {', '.join(known.values())}; " if known else ""
    hint = f"{offered}take these lines out{more}"
    return Problem(Place(path, 1), "B161", said, hint, Severity.WARNING)
