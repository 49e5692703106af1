"""`preflight`: what a printing house would say of a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from baspa.command.asked import Asked
from baspa.command.opener import show_file
from baspa.command.outcome import MadeFile, Outcome
from baspa.command.preflight_page import page_of
from baspa.command.show import BUILT, FAULTY, with_noun
from baspa.command.wishes import Wishes
from baspa.messages import language_spoken
from baspa.model.edition import Artifact
from baspa.model.metadata import Metadata
from baspa.model.paper_sizes import MM
from baspa.model.problem import Severity, has_errors
from baspa.preflight import preflight
from baspa.preflight.counting import THINNEST
from baspa.preflight.limits import Limits
from baspa.preflight.model import PrintFinding, Report
from baspa.preflight.reading import extent_of
from baspa.printers import preset
from baspa.printers.case import BOARD, JOINT, NARROWER
from baspa.printers.spine import spine_of, spine_rules
from baspa.printers.wanted import house_of
from baspa.shelve import shelve


def judge(asked: Asked) -> Outcome:
    """Judge the PDF that is named."""
    (word,) = asked.words
    facts = facts_of(asked)
    wishes = with_facts(asked.wishes, facts)
    report = preflight(Path(word), limits_of(wishes, facts))
    made = written(Path(word), report, held_against(wishes, report), asked)
    code = FAULTY if has_errors(report.problems) else BUILT
    lines = (made.path, summary(report))
    return Outcome(code=code, problems=report.problems, files=(made,), lines=lines, more=values_of(report))


def written(file: Path, report: Report, held: str, asked: Asked) -> MadeFile:
    """Write the page on a file, and show it where that is asked for."""
    html = page_of(file, report, summary(report), held, language_spoken(asked.messages))
    made = Artifact("preflight", f"{file.stem}-preflight.html", html.encode())
    (path,) = shelve([made], asked.out)
    if asked.open:
        show_file(path)
    return MadeFile(made.format, path, len(made.data))


def facts_of(asked: Asked) -> Metadata | None:
    """Return what the book says that is named; None where none is. Raises Failure where its book.toml has errors."""
    if not asked.is_named:
        return None
    from baspa.load import facts_of_book

    return facts_of_book(asked.book)


def held_against(wishes: Wishes, report: Report) -> str:
    """Return in words what a file was held against."""
    named = [each for each in (report.claimed, wishes.house, wishes.binding) if each]
    return f"held against {', '.join(named)}" if named else "held against what every printing house asks for"


def with_facts(wishes: Wishes, facts: Metadata | None) -> Wishes:
    """Return what a file is held against: where the switches do not say it, as the book says that is named."""
    if facts is None:
        return wishes
    house, binding = wishes.house or facts.printing.preset, wishes.binding or facts.design.binding
    return replace(wishes, house=house, binding=binding)


def limits_of(wishes: Wishes, facts: Metadata | None) -> Limits:
    """Return what a file has to keep; a printing house's wishes are put right by the book that says the same house."""
    house = preset(wishes.house) if wishes.house else None
    if facts and facts.printing.preset == wishes.house:
        house = house_of(facts.printing)
    if wishes.inside is None:
        rules = spine_rules(wishes.house)
        most = max(rules.most_pages.values(), default=0)
        return Limits(house, binding=wishes.binding, least_pages=rules.least_pages, most_pages=most)
    width, pages = extent_of(wishes.inside)
    if wishes.binding == "hardcover":
        width += JOINT - NARROWER
    return Limits(house, page_width=width, least_spine=least_spine(wishes, facts, pages))


def least_spine(wishes: Wishes, facts: Metadata | None, pages: int) -> float:
    """Return the least width of the spine of so many pages, mm."""
    if wishes.spine is not None:
        return wishes.spine
    if facts:
        design = replace(facts.design, binding=wishes.binding)
        return spine_of(replace(facts, design=design), pages)
    return 0 if wishes.binding == "stapled" else pages * THINNEST + 2 * BOARD * (wishes.binding == "hardcover")


def summary(report: Report) -> str:
    """Return how many pages were looked at, and how many findings of each severity there are."""
    counts = {s: sum(each.problem.severity is s for each in report.findings) for s in sorted(Severity, reverse=True)}
    found = ", ".join(with_noun(number, severity.name.lower()) for severity, number in counts.items())
    return f"{with_noun(len(report.pages), 'page')}: {found}"


def values_of(report: Report) -> Mapping[str, object]:
    """Return what other programs are told beside the problems: pages, and where on them each finding is."""
    pages = [{"page": page.number, "width": mm(page.size[0]), "height": mm(page.size[1])} for page in report.pages]
    return {"sizes": pages, "findings": [told_finding(report, each) for each in report.findings]}


def told_finding(report: Report, finding: PrintFinding) -> Mapping[str, object]:
    """Return a finding as a value."""
    return {
        "code": finding.problem.code,
        "severity": finding.problem.severity.name.lower(),
        "message": finding.problem.message,
        "hint": finding.problem.hint,
        "places": list(told_places(report, finding)),
    }


def told_places(report: Report, finding: PrintFinding) -> Iterator[Mapping[str, float]]:
    """Yield where a finding is, in mm from the left and the upper edge of the cut page."""
    for spot in finding.spots:
        if spot.page and spot.box:
            x, y = report.pages[spot.page - 1].place(spot.box)
            width, height = (spot.box[2] - spot.box[0]) / MM, (spot.box[3] - spot.box[1]) / MM
            yield {"page": spot.page, "left": mm(x), "top": mm(y), "width": mm(width), "height": mm(height)}
        elif spot.page:
            yield {"page": spot.page}


def mm(value: float) -> float:
    """Return a length as it is told."""
    return round(value, 2)
