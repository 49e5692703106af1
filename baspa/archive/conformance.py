"""What was checked of the editions of a package, by whom, with what result, and what only a person can judge."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from baspa.formats import FORMATS
from baspa.model.edition import Artifact
from baspa.model.problem import Problem
from baspa.verify.validators.names import Judge
from baspa.verify.validators.validators import VALIDATORS

STANDARDS = {"pdf": "PDF/A-3a, PDF/UA-1", "epub": "EPUB 3.3"}  # that are claimed of every book
OURS = "every block of the manuscript is in it, once, whole, in its order"
FOR_A_PERSON = (
    "Whether the description of each picture says what is seen.",
    "Whether the order of reading is right where texts stand side by side.",
    "Whether the text is right: spelling, facts, quotations.",
    "Whether the pages look well, and can be read by who sees little.",
    "Whether whoever holds the rights has agreed to this deposit.",
)


class ToldFinding(TypedDict):
    """What a validator said of a file."""

    severity: str
    place: str
    said: str


class Verdict(TypedDict):
    """What came of one validator and one edition."""

    validator: str
    version: str
    result: str  # passed, failed, not checked
    findings: list[ToldFinding]


class Judged(TypedDict):
    """An edition and all verdicts on it."""

    file: str  # its path in the package
    format: str
    sha256: str
    claims: str
    verdicts: list[Verdict]


def judgements(made: Sequence[tuple[Artifact, Path]], places: Mapping[str, str], claimed: str) -> list[Judged]:
    """Let the validators judge editions that lie in a folder; `places` has the paths in the package by formats.

    `claimed` is what the e-book claims of its accessibility, "" for nothing. Each validator is called once, with all
    the files that are its own. Raises Outside where one fails.
    """
    said = {name: verdicts_of(name, made) for name in VALIDATORS}
    return [
        Judged(
            file=places[artifact.format],
            format=artifact.format,
            sha256=hashlib.sha256(artifact.data).hexdigest(),
            claims=claims(artifact.format, claimed),
            verdicts=[by_the_press(), *(said[name][path] for name in FORMATS[artifact.format].validators)],
        )
        for artifact, path in made
    ]


def claims(form: str, claimed: str) -> str:
    """Return the standards that a format claims."""
    return ", ".join(filter(None, (STANDARDS.get(form), claimed if form == "epub" else "")))


def by_the_press() -> Verdict:
    """Return what has been held before an edition is in any package: one that fails is never made."""
    return Verdict(validator="Baspa", version="", result=f"passed: {OURS}", findings=[])


def verdicts_of(name: Judge, made: Sequence[tuple[Artifact, Path]]) -> dict[Path, Verdict]:
    """Return the verdicts of a validator, by files."""
    files = [path for artifact, path in made if name in FORMATS[artifact.format].validators]
    judge = VALIDATORS[name]
    if not judge.available():
        nothing = Verdict(validator=name, version="", result="not checked: it is not installed", findings=[])
        return dict.fromkeys(files, nothing)
    version, found = judge.version(), judge.validate(files)
    return {path: verdict(name, version, found[path]) for path in files}


def verdict(name: str, version: str, found: Iterable[Problem]) -> Verdict:
    """Return what a validator said of a file: it passed where nothing of what was said is an error."""
    findings = [ToldFinding(severity=p.severity.name.lower(), place=str(p.place), said=p.message) for p in found]
    failed = any(each["severity"] == "error" for each in findings)
    return Verdict(validator=name, version=version, result="failed" if failed else "passed", findings=findings)


def values_told(judged: Sequence[Judged]) -> dict[str, object]:
    """Return the report as values."""
    return {"editions": list(judged), "for a person": list(FOR_A_PERSON)}


def page_told(title: str, judged: Sequence[Judged]) -> bytes:
    """Return the report as a page of HTML, in English."""
    rows = "\n".join(row for each in judged for row in rows_of(each))
    person = "\n".join(f"<li>{html.escape(each)}</li>" for each in FOR_A_PERSON)
    return PAGE.format(title=html.escape(title), rows=rows, person=person).encode()


def rows_of(each: Judged) -> Iterator[str]:
    """Yield the rows of an edition: one a validator."""
    for place, one in enumerate(each["verdicts"]):
        said = "<br>".join(html.escape(f"{told['place']}: {told['said']}") for told in one["findings"])
        result = html.escape(one["result"]) + (f"<br>{said}" if said else "")
        who = html.escape(f"{one['validator']} {one['version']}".rstrip())
        count = len(each["verdicts"])
        head = f"<br>{html.escape(each['claims'])}" if each["claims"] else ""
        first = f'<th scope="rowgroup" rowspan="{count}">{html.escape(each["file"])}{head}</th>' if not place else ""
        yield f"<tr>{first}<td>{who}</td><td>{result}</td></tr>"


PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Conformance: {title}</title>
<style>
body {{ font: 1rem/1.5 Georgia, serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem }}
body {{ color: #222; background: #fff }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ border-top: 1px solid #bbb; padding: 0.4rem 0.6rem; text-align: left }}
th, td {{ vertical-align: top; font-weight: normal }}
thead th {{ font-weight: bold }}
th {{ overflow-wrap: anywhere }}
</style>
</head>
<body>
<h1>Conformance: {title}</h1>
<p>What was checked of each edition, by which validator, with which result.</p>
<table>
<thead>
<tr><th scope="col">edition, and what it claims</th><th scope="col">checked by</th><th scope="col">result</th></tr>
</thead>
<tbody>
{rows}
</tbody>
</table>
<h2>What only a person can judge</h2>
<ul>
{person}
</ul>
</body>
</html>
"""
