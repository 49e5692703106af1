"""Any PDF made ready to be laid on sheets: whether it may be, whether it is whole, and what it says of itself."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Pdf

from baspa.bind.sheets.job import Job
from baspa.bind.sheets.source_pages import has_size_of_paper, says_size, seen_size
from baspa.language import find
from baspa.model.paper_sizes import MM
from baspa.model.problem import Failure, Place, Problem
from baspa.model.sheets import Booklet
from baspa.model.turning import Turning

HEADER = b"%PDF-"  # within the first bytes, whatever stands before it (ISO 32000-1, annex H.3)
FIRST = 1024
# As QPDF says that something of a file is lost; what it says else is of no weight.
LOST = ("file is damaged", "treating object as null because of error", "Pages tree includes non-dictionary object")
UNSIZED = re.compile(r"object (\d+) (\d+) .*MediaBox is undefined")  # as it says of a page that it gives a size to
ANEW = "open it where it was made, or in a reader, and save or print it as a new PDF"


def job_of_pdf(data: bytes, file: str, booklet: Booklet, turning: Turning) -> tuple[Job, bytes]:
    """Return the job of a PDF of any program, and the PDF with all that prints in its pages.

    Raises Failure where it is none (B225), may not be printed (B226), is damaged (B227), has no page (B228) or one of
    no size (B242).
    """
    with opened(data, file) as pdf:
        if not pdf.is_encrypted or pdf.allow.print_highres:
            told = list(map(str, pdf.get_warnings()))
            hold_whole(pdf, told, file)
            hold_sizes(pdf, file)
            unsized = without_size(pdf, told)
            with_what_prints(pdf)
            return replace(job_described(pdf, file, booklet, turning), unsized=unsized), saved(pdf)
    raise refused(file, "B226", "its owner does not let this PDF be printed", "ask its owner for one that may be")


@contextmanager
def opened(data: bytes, file: str) -> Iterator[Pdf]:
    """Have a PDF open."""
    if HEADER not in data[:FIRST]:
        raise refused(file, "B225", "the file is no PDF", "name a file that a reader of PDF opens")
    try:
        with Pdf.open(io.BytesIO(data)) as pdf:
            yield pdf
    except pikepdf.PasswordError as fault:
        hint = "open it with its password, and save or print it as a new PDF without one"
        raise refused(file, "B226", "this PDF asks for a password", hint) from fault
    except pikepdf.PdfError as fault:
        raise damaged(file) from fault


def hold_whole(pdf: Pdf, told: Sequence[str], file: str) -> None:
    """Raise Failure where a PDF, of which QPDF told something, lacks what it had: half of a file still opens."""
    is_damaged = any(sign in each for each in told for sign in LOST)
    said = pdf.Root.Pages.get("/Count", 0)
    if is_damaged or not isinstance(said, int) or len(pdf.pages) < said:
        raise damaged(file)
    if not pdf.pages:
        raise refused(file, "B228", "this PDF has no page", "look whether it is the right file")
    pdf.get_warnings()
    for page in pdf.pages:
        hold_content(page.obj.get("/Contents"), file)
    if pdf.get_warnings():
        raise damaged(file)


def hold_sizes(pdf: Pdf, file: str) -> None:
    """Raise Failure where a page is smaller than any paper, or larger: B242."""
    for number, page in enumerate(pdf.pages, 1):
        size = seen_size(page)
        if not has_size_of_paper(size):
            width, height = (f"{each / MM:.4g}" for each in size)
            said = f"page {number} has a size that no paper has: {width} × {height} mm"
            raise refused(file, "B242", said, "open it where it was made, and save or print it in another size")


def without_size(pdf: Pdf, told: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers, from 1, of the pages whose size nothing says that could be read."""
    given = {(int(found[1]), int(found[2])) for each in told if (found := UNSIZED.search(each))}
    pages = enumerate(pdf.pages, 1)
    return tuple(number for number, page in pages if page.obj.objgen in given or not says_size(page))


def hold_content(content: Any, file: str) -> None:
    """Raise Failure, or let QPDF warn, where the content of a page is not there or cannot be read."""
    for each in content if isinstance(content, pikepdf.Array) else [content]:
        if isinstance(each, pikepdf.Stream):
            each.read_bytes()


def with_what_prints(pdf: Pdf) -> None:
    """Put what is printed of forms, stamps and comments into the content of their pages, and that into one stream."""
    if "/AcroForm" in pdf.Root:
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("print")
    for page in pdf.pages:
        page.contents_coalesce()


def saved(pdf: Pdf) -> bytes:
    """Return a PDF's bytes, without encryption."""
    out = io.BytesIO()
    pdf.save(out, encryption=False, deterministic_id=not pdf.is_encrypted)
    return out.getvalue()


def job_described(pdf: Pdf, file: str, booklet: Booklet, turning: Turning) -> Job:
    """Return the job of a PDF, by what it says of itself."""
    known = pdf.docinfo
    language = str(pdf.Root.get("/Lang", ""))
    direction = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/Direction")
    return Job(
        name=file.removesuffix(".pdf").removesuffix(".PDF"),
        file=file,
        booklet=booklet,
        turning=turning,
        marks=frozenset(booklet.marks),
        rtl=direction == "/R2L" or (bool(language) and find(language).direction == "rtl"),
        title=str(known.get("/Title", "")).strip() or title_in_xmp(pdf),
        author=str(known.get("/Author", "")).strip(),
        language=language,
        created=str(known.get("/CreationDate", "")),
    )


def title_in_xmp(pdf: Pdf) -> str:
    """Return the title that stands in a PDF's metadata (ISO 16684-1) alone, or ""."""
    if "/Metadata" not in pdf.Root:
        return ""
    return str(pdf.open_metadata(set_pikepdf_as_editor=False, strict=False).get("dc:title", "")).strip()


def damaged(file: str) -> Failure:
    """Return what is raised of a PDF that lacks something, or may."""
    return refused(file, "B227", "this PDF is damaged or cut short: pages or pictures of it may be missing", ANEW)


def refused(file: str, code: str, said: str, hint: str) -> Failure:
    """Return what is raised of a PDF that cannot be laid on sheets."""
    return Failure([Problem(Place(file), code, said, hint)])
