"""`verify`: whether a package is whole, after years, from nothing but itself."""

from __future__ import annotations

from pathlib import Path

from baspa.archive.layout import DATA
from baspa.archive.reading import read_package
from baspa.archive.verifying import verified
from baspa.command.asked import Asked
from baspa.command.outcome import Outcome, tell
from baspa.command.show import BUILT, FAULTY
from baspa.model.problem import Severity, has_errors


def verify_command(asked: Asked) -> int:
    """Tell what is wrong with a package."""
    (word,) = asked.words
    package = read_package(Path(word))
    problems = verified(package)
    stops = has_errors(problems, Severity.WARNING if asked.strict else Severity.ERROR)
    files = sum(path.startswith(DATA) for path in package.files)
    said = f"{package.name} is not whole" if has_errors(problems) else f"{package.name} is whole, files: {files}"
    return tell(asked, Outcome(code=FAULTY if stops else BUILT, problems=problems, lines=(said,)))
