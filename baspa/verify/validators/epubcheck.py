"""EPUBCheck 5.3.0, the validator of the EPUB standard's keepers (EPUB 3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version as installed_version
from pathlib import Path

from baspa.model.problem import Problems
from baspa.verify.validators import jvm, outside

SECONDS = 300


def available() -> bool:
    """Tell whether EPUBCheck and a Java for it are installed."""
    return jvm.installed("epubcheck")


def version() -> str:
    """Return the version of EPUBCheck."""
    return installed_version("epubcheck")


def validate(files: Sequence[Path]) -> dict[Path, Problems]:
    """Judge EPUB files; all in one virtual machine: the first takes about 5 s, each further one 0.1 s.

    B060 with EPUBCheck's message id (RSC-005), the file inside the EPUB and its line. Raises Outside when EPUBCheck
    fails.
    """
    findings = outside.ask("baspa.verify.validators.jvm_epubcheck", "EPUBCheck", files, SECONDS) if files else []
    return outside.by_file(files, findings, "B060")
