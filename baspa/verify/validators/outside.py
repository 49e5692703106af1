"""The validators' common ground: what they find, as Problems, and how their processes are run.

A validator runs in a process of its own, so that its memory and its virtual machine end with it. One that crashes,
hangs or cannot be understood has judged nothing: that is `Outside`, never a pass.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from baspa.model.problem import Outside, Place, Problem, Problems, Severity

Word = Literal["ERROR", "WARNING", "NOTE"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a validator says about one file."""

    file: str  # the path that it was given
    severity: Word
    rule: str  # the validator's own id of the rule
    message: str
    path: str = ""  # of the file inside the EPUB, with "/"
    line: int = 0  # in that file, counted from 1; 0: not known

    def problem(self, code: str) -> Problem:
        """Return the finding as a Problem whose place is the file, then the file inside it."""
        name = Path(self.file).name
        place = Place(f"{name}/{self.path}" if self.path else name, max(self.line, 0))
        return Problem(place, code, f"{self.rule}: {self.message}", severity=Severity[self.severity])


def by_file(files: Sequence[Path], findings: Iterable[Finding], code: str) -> dict[Path, Problems]:
    """Return the problems of each file, in the order of the files; a file with nothing to say has none."""
    said: dict[str, list[Problem]] = {str(file): [] for file in files}
    for finding in findings:
        said[finding.file].append(finding.problem(code))
    return {file: tuple(said[str(file)]) for file in files}


def run(command: Sequence[str], name: str, seconds: int, environment: Mapping[str, str] | None = None) -> bytes:
    """Run a validator and return what it printed.

    Raises Outside when it cannot be started, takes longer than `seconds` or does not end with 0.
    """
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, env=environment, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise Outside(f"{name} gave no verdict within {seconds} s") from None
    except OSError as fault:
        raise Outside(f"{name} could not be started: {fault}") from fault
    if done.returncode:
        words = (done.stderr or done.stdout).decode(errors="replace").strip().splitlines()
        raise Outside(f"{name} failed with {done.returncode}: {words[-1] if words else 'it said nothing'}")
    return done.stdout


def ask(module: str, name: str, files: Sequence[Path], seconds: int) -> list[Finding]:
    """Let a module of this package judge the files in a Python process of its own; see `answer`.

    Raises Outside when the process fails or its answer cannot be read.
    """
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}  # Java opens no file whose path has letters that its locale lacks
    output = run([sys.executable, "-m", module, *map(str, files)], name, seconds, environment)
    try:
        return [Finding(**finding) for finding in json.loads(output)]
    except (ValueError, TypeError) as fault:
        raise Outside(f"{name} gave an answer that cannot be read: {fault}") from fault


def answer(judge: Callable[[Sequence[str]], Iterable[Finding]]) -> None:
    """Judge the files of the command line and print the findings as JSON: the other end of `ask`.

    What the validator itself prints goes to standard error: only the answer goes to standard output.
    """
    standard_output = os.dup(1)
    os.dup2(2, 1)
    findings = [asdict(finding) for finding in judge(sys.argv[1:])]
    with os.fdopen(standard_output, "w", encoding="utf-8") as stream:
        json.dump(findings, stream)
