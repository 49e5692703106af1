"""`booklet --test-sheet` and `--printer`: how the user's printer turns paper, found out with one sheet, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from baspa.command.asked import Asked
from baspa.command.build import line
from baspa.command.outcome import MadeFile, Outcome, tell
from baspa.command.settings import keep_printer
from baspa.command.show import BUILT, VOICE
from baspa.messages import language_spoken
from baspa.model.edition import Artifact
from baspa.model.paper_sizes import size_of

NAME = "printer-test-sheet"
WIDTH, TYPE = 297.0, 10.5  # mm, pt: on paper of another width the sheet is larger or smaller as a whole
USUAL_PAPER = "A4"


def sheet_command(asked: Asked) -> int:
    """Make the sheet that tells how a printer turns paper, for a side that lies as those of most booklets do."""
    from baspa.layout.own_pages import own_pdf
    from baspa.shelve import shelve
    from baspa.typeset import house_page

    height, width = sorted(size_of(dict(asked.sheets).get("paper", USUAL_PAPER)))
    size = {"width": width, "height": height, "size": round(TYPE * min(width / WIDTH, height / 210), 2)}
    language = language_spoken(asked.messages)
    html = house_page("printer/sheet.html", "printer.css", {**words(VOICE.said), **size, "language": language})
    made = Artifact("sheet", f"{NAME}.pdf", own_pdf(html, NAME), 2)
    (path,) = shelve([made], asked.out)
    file = MadeFile(made.format, path, len(made.data), made.pages)
    return tell(asked, Outcome(code=BUILT, files=(file,), lines=(line(file), "print it, and do what it says")))


def words(said: Callable[[str], str]) -> dict[str, Any]:
    """Return what the test sheet says."""
    ways = (
        (
            "The printer prints on both sides",
            "Print this file on both sides: flip on the short edge, actual size (100 %).",
            "Hold the sheet so that the arrow points up, and turn it over like the page of a book.",
            "Read the number that stands upright in the left frame at the head.",
        ),
        (
            "The printer prints on one side",
            "Print page 1 alone. Put the sheet back into the tray just as it came out: neither turned over nor around.",
            "Print page 2 alone.",
            (
                "Hold the sheet so that the arrow points up. If the frames are on the other side, turn it over like "
                "the page of a book. Read the number that stands upright in the frame whose words are true."
            ),
        ),
    )
    cells = (
        "The printer turned the sheet by itself.",
        "The sheet was put in again, and this is on its other side.",
        "The sheet was put in again, and this is on the side with the arrow.",
    )
    return {
        "words": {
            "title": said("Test sheet: how this printer turns paper"),
            "up": said("This points up"),
            "ways": [{"title": said(title), "steps": [said(step) for step in steps]} for title, *steps in ways],
            "then": said("Then tell the number:"),
        },
        "bands": [
            {
                "name": name,
                "cells": [{"number": first + 2 * place, "said": said(cell)} for place, cell in enumerate(cells)],
            }
            for name, first in (("head", 1), ("foot", 2))
        ],
    }


def printer_command(asked: Asked) -> int:
    """Keep what the test sheet has shown."""
    file = keep_printer(asked.printer or 0)
    if asked.printer:
        told = f"{file}: booklets are laid out for printer {asked.printer} from now on"
    else:
        told = f"{file}: nothing is known of the printer any more"
    return tell(asked, Outcome(code=BUILT, lines=(told,)))
