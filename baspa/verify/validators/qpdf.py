"""qpdf, which reads every object of a PDF: whether the file itself is sound (ISO 32000-1, 7.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf

from baspa.model.problem import Outside, Problems
from baspa.verify.validators.outside import Finding, by_file


def available() -> bool:
    """Tell whether qpdf is installed: it comes with what imposes pages."""
    return True


def version() -> str:
    """Return the version of qpdf."""
    return pikepdf.__libqpdf_version__


def validate(files: Sequence[Path]) -> dict[Path, Problems]:
    """Judge PDF files; B065 with what qpdf says of each. Raises Outside where one may not be read."""
    return by_file(files, [finding for file in files for finding in findings(file)], "B065")


def findings(file: Path) -> Iterator[Finding]:
    """Yield what qpdf says of a file."""
    try:
        with pikepdf.open(file) as pdf:
            said = pdf.check_pdf_syntax()
    except pikepdf.PdfError as fault:
        said = [str(fault)]
    except OSError as fault:
        raise Outside(f"{file.name} cannot be read: {fault.strerror}") from fault
    for message in said:
        yield Finding(str(file), "ERROR", "syntax", message.removeprefix(f"{file}: "), "")
