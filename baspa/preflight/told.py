"""Faults become findings: those of one kind are one sentence with its pages, how many, and the first place in mm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from baspa.model.problem import Place, Problem
from baspa.preflight.model import FaultKind, PageBoxes, PrintFault, PrintFinding

MOST = 8  # stretches of pages that are named


def findings_of(file: str, pages: Sequence[PageBoxes], spots: Iterable[PrintFault]) -> tuple[PrintFinding, ...]:
    """Return the findings of a file: the gravest first, then by their codes and pages."""
    told: dict[tuple[FaultKind, str], list[PrintFault]] = {}
    for spot in spots:
        told.setdefault((spot.kind, spot.name), []).append(spot)
    found = [PrintFinding(problem_of(file, pages, group), tuple(group)) for group in told.values()]
    return tuple(sorted(found, key=lambda each: (-each.problem.severity, each.problem.code, each.spots[0].page)))


def problem_of(file: str, pages: Sequence[PageBoxes], spots: Sequence[PrintFault]) -> Problem:
    """Return what is told of spots of one kind and name."""
    kind = spots[0].kind
    said = kind.said(spots[0].name, min(spot.value for spot in spots))
    where = "; ".join(places(pages, spots))
    return Problem(Place(file), kind.code, f"{said}: {where}" if where else said, kind.hint, kind.severity)


def places(pages: Sequence[PageBoxes], spots: Sequence[PrintFault]) -> Iterator[str]:
    """Yield where spots are: their pages, how many they are, and where on its page the first of them is."""
    numbers = sorted({spot.page for spot in spots if spot.page})
    if not numbers:
        return
    listed = stretches(numbers)
    shown = ", ".join([*listed[:MOST], *(["…"] if len(listed) > MOST else [])])
    yield f"on page {shown}" if len(numbers) == 1 else f"on pages {shown}"
    if len(listed) > MOST:
        yield f"{len(numbers)} pages"
    if len(spots) > len(numbers):
        yield f"{len(spots)} places"
    if spots[0].box is not None:
        x, y = pages[spots[0].page - 1].place(spots[0].box)
        here = f"at {x:.0f} mm across, {y:.0f} mm down"
        yield here if len(spots) == 1 else f"the first {here}"


def stretches(numbers: Sequence[int]) -> list[str]:
    """Return numbers in their order as people write them: 3, 7–9."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return [str(first) if first == last else f"{first}–{last}" for first, last in found]
