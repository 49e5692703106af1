"""The page of `preflight`: what was found, and every page of the file with its boxes and findings drawn in."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from pathlib import Path

from baspa.command.show import VOICE
from baspa.preflight.drawing import DrawnPage, drawn_pages
from baspa.preflight.model import PrintFinding, Report
from baspa.preflight.pictures import page_pictures
from baspa.typeset import house_page

LARGE, SMALL = 900, 220  # pixels of the longer side of a page with findings, and without
SHARP = 40  # pages that are drawn large: of more, the others have the small picture
NAMED = 40  # pages that a finding leads to
FOUND, NOTHING, PAGES = "what was found", "nothing that a printing house would refuse", "the pages of the file"
TRIM, BLEED = "where the page is cut", "how far it is printed beyond that"
REFUSED, ASKED = "what a printing house would refuse", "what it might ask about"


def page_of(file: Path, report: Report, summary: str, held: str, language: str) -> str:
    """Return the page as HTML, whole in one file."""
    drawn = drawn_pages(report)
    pictures = repeat(b"") if report.is_endless else page_pictures(file, report.pages, sizes(drawn))
    values = {
        "language": language,
        "said": {name: said(text) for name, text in labels(report, summary, held).items()},
        "findings": [told(each) for each in report.findings],
        "pages": list(shown(drawn, pictures)),
    }
    return house_page("preflight/page.html", "preflight.css", values)


def said(text: str) -> str:
    """Return a sentence in the language of who reads it, with a capital letter."""
    words = VOICE.said(text)
    return words[:1].upper() + words[1:]


def labels(report: Report, summary: str, held: str) -> Mapping[str, str]:
    """Return the words of the page."""
    return {
        "title": f"preflight of {report.name}",
        "summary": summary,
        "held": held,
        "found": FOUND,
        "nothing": NOTHING,
        "pages": PAGES,
        "trim": TRIM,
        "bleed": BLEED,
        "error": REFUSED,
        "warning": ASKED,
        "hint": "hint",
    }


def told(finding: PrintFinding) -> Mapping[str, object]:
    """Return a finding as the template has it."""
    problem = finding.problem
    numbers = sorted({spot.page for spot in finding.spots if spot.page})
    return {
        "code": problem.code,
        "severity": problem.severity.name.lower(),
        "word": VOICE.said(problem.severity.name.lower()),
        "message": VOICE.said(problem.message),
        "hint": VOICE.said(problem.hint),
        "pages": numbers[:NAMED],
        "more": len(numbers) > NAMED,
    }


def sizes(drawn: Sequence[DrawnPage]) -> list[int]:
    """Return the pixels of the longer side of each page's picture."""
    marked = [each.page.number for each in drawn if each.findings][:SHARP]
    return [LARGE if each.page.number in marked else SMALL for each in drawn]


def shown(drawn: Sequence[DrawnPage], pictures: Iterator[bytes]) -> Iterator[Mapping[str, object]]:
    """Yield each page as the template has it."""
    for each, picture in zip(drawn, pictures, strict=False):
        width, height = each.page.size
        found = sorted(each.findings.items())
        yield {
            "drawn": each,
            "picture": b64encode(picture).decode("ascii"),
            "label": f"{said(f'page {each.page.number}')}: {width:.0f} × {height:.0f} mm",
            "findings": [(number, severity.name.lower()) for number, severity in found],
            "undrawn": f"+{each.undrawn}" if each.undrawn else "",
        }
