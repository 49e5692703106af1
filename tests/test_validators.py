"""The outside validators: each tells a good file from a broken one, and one that crashes is no pass."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import needs
import pytest
import weasyprint
from builds import built
from judged import judged

from baspa.model.problem import Outside, Problems, Severity
from baspa.verify.validators import ace, outside, validators

FONT = Path(__file__).parents[1] / "styles" / "fonts" / "Literata-Regular.ttf"

CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""
PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="kk">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:5d2b5b5e-7a0a-4f0e-9d8c-3f3a1c0f1a11</dc:identifier>
<dc:title>Дала</dc:title><dc:language>kk</dc:language>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta><meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Мәтін.</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="nav"/><itemref idref="c1"/></spine></package>
"""
PAGE = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="kk" xml:lang="kk">
<head><title>Дала</title></head>
<body>%s</body></html>
"""
GOOD = {
    "META-INF/container.xml": CONTAINER,
    "EPUB/package.opf": PACKAGE,
    "EPUB/nav.xhtml": PAGE
    % '<nav epub:type="toc" role="doc-toc"><h1>Мазмұны</h1><ol><li><a href="c1.xhtml">Дала</a></li></ol></nav>',
    "EPUB/c1.xhtml": PAGE % "<h1>Дала</h1>\n<p>Мәтін.</p>",
}

# name, file, what it says, what it says broken, (place, severity, rule) that EPUBCheck must name
BROKEN_EPUBS = [
    ("element", "EPUB/c1.xhtml", "<p>Мәтін.</p>", "<blink>Мәтін.</blink>", "EPUB/c1.xhtml:5", "ERROR", "RSC-005"),
    ("spine", "EPUB/package.opf", '"c1"/></spine>', '"c9"/></spine>', "EPUB/package.opf:13", "ERROR", "OPF-049"),
    ("link", "EPUB/nav.xhtml", "c1.xhtml", "c2.xhtml", "EPUB/nav.xhtml:4", "ERROR", "RSC-007"),
    ("uuid", "EPUB/package.opf", "urn:uuid:5d2b5b5e-", "urn:uuid:", "EPUB/package.opf:4", "WARNING", "OPF-085"),
]


def epub(file: str = "", old: str = "", new: str = "") -> bytes:
    """Return a small EPUB, with one file of it changed: the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for inside, text in {"mimetype": "application/epub+zip", **GOOD}.items():
            assert inside != file or old in text
            archive.writestr(zipfile.ZipInfo(inside), text.replace(old, new) if inside == file else text)
    return out.getvalue()


EPUBS = {
    "good.epub": epub(),
    **{f"{name}.epub": epub(*change) for name, *change in (row[:4] for row in BROKEN_EPUBS)},
    "junk.epub": b"junk",
}


@pytest.fixture(scope="module")
def epubs() -> dict[str, Problems]:
    return judged("EPUBCheck", EPUBS)


def test_epubcheck_has_nothing_to_say_of_a_good_file(epubs: dict[str, Problems]) -> None:
    assert epubs["good.epub"] == ()


@pytest.mark.parametrize(("name", "place", "severity", "rule"), [(row[0], *row[4:]) for row in BROKEN_EPUBS])
def test_epubcheck_names_rule_and_place(
    epubs: dict[str, Problems], name: str, place: str, severity: str, rule: str
) -> None:
    said = [(str(p.place), p.code, p.severity.name, p.message.partition(":")[0]) for p in epubs[f"{name}.epub"]]
    assert (f"{name}.epub/{place}", "B060", severity, rule) in said


def test_epubcheck_refuses_what_is_no_epub(epubs: dict[str, Problems]) -> None:
    assert {(str(p.place), p.severity) for p in epubs["junk.epub"]} == {("junk.epub", Severity.ERROR)}


def pdf(variant: str | None) -> bytes:
    html = f"""<html lang="kk"><title>Дала</title><style>@font-face {{ font-family: L; src: url({FONT.as_uri()}) }}
        * {{ font-family: L }}</style><h1>Дала</h1><p>Мәтін.</p>"""
    written = weasyprint.HTML(string=html).write_pdf(pdf_variant=variant)
    assert isinstance(written, bytes)
    return written


@pytest.fixture(scope="module")
def pdfs() -> dict[str, Problems]:
    variants = {"pdf-a-3a": "pdf/a-3a", "pdf-ua-1": "pdf/ua-1", "plain": None}
    made = {f"{name}.pdf": pdf(variant) for name, variant in variants.items()}
    whole = built("construct-signs").data("pdf")
    at = len(whole) * 21 // 24  # amid its objects
    damaged = whole[:at] + b"X" * 24 + whole[at + 24 :]
    return judged("veraPDF", {**made, "junk.pdf": b"junk", "damaged.pdf": damaged, "whole.pdf": whole})


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("pdf-a-3a", {"PDF/UA-1"}),
        ("pdf-ua-1", {"PDF/A-3a"}),
        ("plain", {"PDF/A-3a", "PDF/UA-1"}),
        ("junk", {"PDF/A-3a", "PDF/UA-1"}),
    ],
)
def test_verapdf_judges_each_standard_by_itself(pdfs: dict[str, Problems], name: str, broken: set[str]) -> None:
    said = {
        (str(p.place), p.code, p.severity, p.message.split(" clause")[0].split(":")[0]) for p in pdfs[f"{name}.pdf"]
    }
    assert said == {(f"{name}.pdf", "B061", Severity.ERROR, standard) for standard in broken}


def test_verapdf_names_clause_and_page(pdfs: dict[str, Problems]) -> None:
    (said,) = (p.message for p in pdfs["plain.pdf"] if "clause 7.1, test 3:" in p.message)
    assert said.startswith("PDF/UA-1")
    assert "(page 1 and " in said


def test_ace_tells_good_from_broken(tmp_path: Path) -> None:
    broken = epub("EPUB/c1.xhtml", "<p>Мәтін.</p>", "<h3>Мәтін.</h3>")
    verdicts = judged("Ace", {"good.epub": epub(), "broken.epub": broken})
    assert verdicts["good.epub"] == ()
    (fault,) = verdicts["broken.epub"]
    assert (str(fault.place), fault.code, fault.severity) == ("broken.epub/c1.xhtml", "B062", Severity.ERROR)
    assert fault.message.startswith("heading-order: ")
    junk = tmp_path / "junk.epub"
    junk.write_bytes(b"junk")
    with pytest.raises(Outside, match=r"Ace on junk\.epub failed with 1: "):
        ace.validate([junk])


def test_a_validator_that_is_not_there_is_a_note(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    needs.validators("EPUBCheck", "veraPDF")
    monkeypatch.setenv("PATH", str(tmp_path))
    (note,) = validators.missing_validators()
    assert (str(note.place), note.code, note.severity) == ("Ace", "B063", Severity.NOTE)
    assert note.hint == validators.ace.install_line()


@pytest.mark.parametrize(
    ("module", "message"),
    [
        ("baspa.verify.nothing", "X failed with 1: .*No module named baspa.verify.nothing"),
        ("this", "X gave an answer that cannot be read"),  # prints a poem and ends with 0
    ],
)
def test_a_validator_that_crashes_or_babbles_is_no_pass(module: str, message: str) -> None:
    with pytest.raises(Outside, match=message):
        outside.ask(module, "X", [Path("a.pdf")], 60)


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ([sys.executable, "-c", "import time; time.sleep(60)"], "X gave no verdict within 1 s"),
        (["./no-such-command"], "X could not be started"),
        ([sys.executable, "-c", "raise SystemExit(7)"], "X failed with 7: it said nothing"),
    ],
)
def test_a_validator_that_hangs_or_cannot_start_is_no_pass(command: list[str], message: str) -> None:
    with pytest.raises(Outside, match=message):
        outside.run(command, "X", 1)


def test_verapdf_says_of_which_file_it_can_read_no_further(pdfs: dict[str, Problems]) -> None:
    """A file that is damaged further in keeps nobody from hearing of the others."""
    assert pdfs["whole.pdf"] == ()
    assert any("it cannot be read as a PDF" in problem.message for problem in pdfs["damaged.pdf"])
