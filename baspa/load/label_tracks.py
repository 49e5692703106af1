"""Texts that say which passage of a recording is what: label tracks of Audacity, and cue sheets.

Audacity's manual, "Importing and Exporting Labels": start, end and label, parted by tabs, in seconds; a line with a
backslash has the frequencies of the label before. Cue sheets: minutes:seconds:frames, 75 frames a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from baspa.model.narration import Cue
from baspa.model.problem import Place, Problem, Problems
from baspa.model.times import clock

SPECTRAL = "\\"
SECONDS = re.compile(r"\d{1,7}(?:[.,]\d*)?")
FRAMES = re.compile(r"(\d{1,5}):([0-5]?\d):([0-7]?\d)")
PER_SECOND = 75
SLACK = 250  # ms: a recording is cut at its frames, and programs do not count alike what an encoder adds
LABELS_ARE = "start, end and label stand in a line, parted by tabs, the times in seconds"


def parse_cues(text: str, path: str, length: int) -> tuple[tuple[Cue, ...], Problems]:
    """Return the passages of a recording of so many ms, in the order of their times; B312 and B313 for what is wrong.

    One that has no end ends where the next begins.
    """
    read = cue_sheet if path.lower().endswith(".cue") else label_track
    found, problems = read(text, path)
    found.sort(key=lambda cue: cue.start)
    ends = [*(cue.start for cue in found[1:]), length]
    cues = [replace(cue, end=end) if cue.end == cue.start else cue for cue, end in zip(found, ends, strict=True)]
    problems += faults_of_times(cues, length)
    return tuple(replace(cue, end=min(cue.end, length)) for cue in cues), tuple(problems)


def label_track(text: str, path: str) -> tuple[list[Cue], list[Problem]]:
    """Return the labels of a track."""
    cues: list[Cue] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith(SPECTRAL):
            continue
        place = Place(path, number)
        start, end, label = (*line.split("\t", 2), "", "")[:3]
        if SECONDS.fullmatch(start.strip()) and SECONDS.fullmatch(end.strip()):
            cues.append(Cue(place, milliseconds(start), milliseconds(end), label.strip()))
        else:
            problems.append(Problem(place, "B312", f'"{line.strip()}" is no line of a label track', LABELS_ARE))
    return cues, problems


def milliseconds(seconds: str) -> int:
    """Return a time in ms, whatever sign stands before its decimals."""
    return round(float(seconds.strip().replace(",", ".")) * 1000)


def cue_sheet(text: str, path: str) -> tuple[list[Cue], list[Problem]]:
    """Return the tracks of a cue sheet, each with its title."""
    sheet = _CueSheet(path)
    for number, line in enumerate(text.split("\n"), 1):
        word, _, rest = line.strip().partition(" ")
        sheet.read(number, word.upper(), rest.strip())
    return sheet.cues, sheet.problems


class _CueSheet:
    """A cue sheet while it is read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.cues: list[Cue] = []
        self.problems: list[Problem] = []
        self.title, self.is_track, self.files = "", False, 0

    def read(self, number: int, word: str, rest: str) -> None:
        """Take in one line; what says nothing of a time or a title is passed over."""
        place = Place(self.path, number)
        if word == "FILE":
            self.files += 1
            if self.files == 2:
                self.problems.append(Problem(place, "B312", "the cue sheet is of several files", "write one for each"))
        elif word == "TRACK":
            self.title, self.is_track = "", True
        elif word == "TITLE" and self.is_track:
            self.title = rest.strip('"')
        elif word == "INDEX":
            self.index(place, *rest.partition(" ")[::2])

    def index(self, place: Place, kind: str, time: str) -> None:
        """Take in where a track begins: index 01; 00 is the silence before it."""
        found = FRAMES.fullmatch(time.strip())
        if found is None or int(found[3]) >= PER_SECOND:
            said = f'"{time}" is no time of a cue sheet'
            self.problems.append(Problem(place, "B312", said, "write minutes:seconds:frames, 75 frames a second"))
        elif kind in ("01", "1"):
            minutes, seconds, frames = map(int, found.groups())
            start = (minutes * 60 + seconds) * 1000 + round(frames * 1000 / PER_SECOND)
            self.cues.append(Cue(place, start, start, self.title))


def faults_of_times(cues: list[Cue], length: int) -> Iterator[Problem]:
    """Yield B313 for a passage that ends before it begins, reaches into the next, or beyond the recording's end."""
    for cue, behind in zip(cues, [*cues[1:], None], strict=True):
        shown = f'"{cue.label or clock(cue.start)}"'
        if cue.start >= length or cue.end > length + SLACK:
            said = f"{shown} ends at {clock(cue.end)}, the recording at {clock(length)}"
            yield Problem(cue.place, "B313", said, "is it the label track of another recording?")
        elif cue.end <= cue.start:
            said = f"{shown} ends at {clock(cue.end)}, and begins at {clock(cue.start)}"
            yield Problem(cue.place, "B313", said, "let it end later")
        elif behind and behind.start < cue.end:
            said = f"{shown} ends at {clock(cue.end)}, and the next label begins at {clock(behind.start)}"
            yield Problem(behind.place, "B313", said, "let it end before, or take one of the two out")
