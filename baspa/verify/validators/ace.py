"""Ace by DAISY 1.4, the accessibility checker for EPUB (EPUB Accessibility 1.1, WCAG by axe rules).

It runs on Node.js with a Chromium: what stands in tools/ace installs it in a checkout, or `ace-cli` is on the PATH. It
starts Chromium without its sandbox. It ends with 0 also where it finds faults: only its report tells.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from baspa.installing import system_line
from baspa.model.problem import Outside, Problems
from baspa.verify.validators.outside import Finding, by_file, run

SECONDS = 300
LOCK = Path(__file__).parents[3] / "tools" / "ace"  # of a checkout; a wheel has none
HERE = LOCK / "node_modules" / ".bin"
PACKAGES = ("@daisy/ace-cli", "@daisy/ace-axe-runner-puppeteer")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def command() -> str | None:
    """Return the path of Ace's command: the project's own, then the one of the PATH."""
    return shutil.which("ace-cli", path=str(HERE)) or shutil.which("ace-cli")


def browser() -> str | None:
    """Return the path of the Chromium that Ace looks at the pages with; PUPPETEER_EXECUTABLE_PATH goes first."""
    named = os.environ.get("PUPPETEER_EXECUTABLE_PATH")
    return named or next(filter(None, map(shutil.which, BROWSERS)), None)


def available() -> bool:
    """Tell whether Ace, Node.js and a Chromium are installed."""
    return bool(command() and shutil.which("node") and browser())


def version() -> str:
    """Return the version of Ace; raises Outside where it does not start."""
    return run([command() or "ace-cli", "--version"], "Ace", SECONDS).decode(errors="replace").strip()


def install_line() -> str:
    """Return what installs Ace, and of what it runs on what lacks."""
    here = {"Node.js": shutil.which("npm") and shutil.which("node"), "Chromium": browser()}
    lacking = [name for name, path in here.items() if not path]
    own = ["npm", "ci", "--prefix", str(LOCK), "--ignore-scripts"]
    line = own if LOCK.is_dir() else ["npm", "install", "--global", "--ignore-scripts", *PACKAGES]
    lines = [system_line(lacking)] * bool(lacking) + [shlex.join(line)] * (command() is None)
    return " && ".join(lines)


def environment(folder: Path) -> Mapping[str, str]:
    """Return an environment in which Ace keeps its settings and logs in `folder`, and waits for a slow Chromium."""
    homes = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "XDG_STATE_HOME": str(folder / "state")}
    return {
        **os.environ,
        **homes,
        "FORCE_COLOR": "0",
        "PUPPETEER_EXECUTABLE_PATH": browser() or "",
        "ACE_TIMEOUT_INITIAL": "60000",  # ms; its own 5 s are short on a busy machine
    }


def report(file: Path) -> Any:
    """Return Ace's report (EARL in JSON) of one file. Raises Outside when Ace makes none."""
    with tempfile.TemporaryDirectory(prefix="baspa-ace-") as name:
        folder = Path(name)
        line = [command() or "ace-cli", "--force", "--outdir", str(folder / "report"), str(file)]
        run(line, f"Ace on {file.name}", SECONDS, environment(folder))
        try:
            return json.loads((folder / "report" / "report.json").read_text("utf-8"))
        except (OSError, ValueError) as fault:
            raise Outside(f"Ace made no report of {file.name}: {fault}") from fault


def finding(file: Path, path: str, assertion: Any) -> Finding:
    """Return one failed assertion of a document: axe's rule, what is wrong, and the CSS selector of the element."""
    said = assertion["earl:result"]["dct:description"].splitlines()[0]
    selectors = assertion["earl:result"].get("earl:pointer", {}).get("css", [])
    place = f" ({selectors[0]})" if selectors else ""
    return Finding(str(file), "ERROR", assertion["earl:test"]["dct:title"], said + place, path.lstrip("/"))


def findings(file: Path, told: Any) -> Iterator[Finding]:
    """Yield what failed. Raises Outside when the report's outcome and its assertions do not agree."""
    failed = [
        finding(file, document["earl:testSubject"]["url"], assertion)
        for document in told["assertions"]
        for assertion in document["assertions"]
        if assertion["earl:result"]["earl:outcome"] == "fail"
    ]
    outcome = told["earl:result"]["earl:outcome"]
    if outcome != ("fail" if failed else "pass"):
        raise Outside(f"Ace says {outcome} of {file.name} and names {len(failed)} faults")
    yield from failed


def validate(files: Sequence[Path]) -> dict[Path, Problems]:
    """Judge EPUB files, two at a time; each takes about 3 s.

    B062 with Ace's rule id (image-alt), the document inside the EPUB and the element. Raises Outside when Ace fails.
    """
    with ThreadPoolExecutor(max_workers=2) as workers:
        reports = list(workers.map(report, files))
    said = [one for file, told in zip(files, reports, strict=True) for one in findings(file, told)]
    return by_file(files, said, "B062")
