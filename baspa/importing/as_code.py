"""What the press cannot read in a kept text stands as code, so that its words are there and the book builds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from baspa.importing.escaping import longest_run
from baspa.importing.losses import Losses
from baspa.model.problem import Place, Problem, Severity


def with_faults_as_code(texts: Mapping[str, str], problems: Iterable[Problem], losses: Losses) -> dict[str, str]:
    """Return texts whose blocks with errors are code; a block reaches from one empty line to the next."""
    lines: dict[str, dict[int, str]] = {}
    for each in problems:
        if each.severity is Severity.ERROR and each.place.file in texts and each.place.line:
            lines.setdefault(each.place.file, {}).setdefault(each.place.line, each.message)
    return {path: coded(text, path, lines[path], losses) if path in lines else text for path, text in texts.items()}


def coded(text: str, path: str, faults: Mapping[int, str], losses: Losses) -> str:
    """Return a text whose blocks at these lines, from 1, are code."""
    rows = text.split("\n")
    done = 0
    for line in sorted(faults, reverse=True):
        begin = end = min(line, len(rows)) - 1
        if done and end >= done:
            continue
        while begin and rows[begin - 1].strip():
            begin -= 1
        while end + 1 < len(rows) and rows[end + 1].strip():
            end += 1
        block, done = rows[begin : end + 1], begin
        losses.at(Place(path, line), "", "")
        losses.changed("what cannot be read stands as code:", f'"{" ".join(faults[line].split())}"')
        ticks = "`" * max(3, longest_run("\n".join(block)) + 1)
        rows[begin : end + 1] = [ticks, *block, ticks]
    return "\n".join(rows)
