"""The list of formats: each line is whole, and each format's verifier and validators see a fault."""

import io
import zipfile
from dataclasses import replace

import pikepdf
import pytest
from builds import BOOKS, build, built, name_tree, verify, write

from baspa.cli import main
from baspa.formats import FORMATS, Format
from baspa.model.edition import Artifact
from baspa.verify.held.sheets import hold_booklet
from baspa.verify.validators import qpdf
from baspa.verify.validators.validators import VALIDATORS


def emptied_pdf(data):
    """Return a PDF whose pages draw nothing any more."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.Contents = pdf.make_stream(b"")
        pdf.save(out)
    return out.getvalue()


def emptied_epub(data):
    """Return an EPUB whose first chapter has lost its blocks."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b' id="c1-', b' id="x1-') if name == "EPUB/c1.xhtml" else content)
    return out.getvalue()


def emptied_web(folder):
    """Return the files of a web edition whose first chapter has lost its blocks, or records with another title."""
    return tuple(
        replace(file, data=file.data.replace(b' id="c1-', b' id="x1-'))
        if file.path in ("c1.html", "bits.xml")
        else replace(file, data=file.data.replace(b"<title>", b"<title>Not "))
        if file.path == "mods.xml"
        else file
        for file in folder
    )


DAMAGES = {
    "pdf": emptied_pdf,
    "proof": emptied_pdf,
    "booklet": emptied_pdf,
    "handout": emptied_pdf,
    "prepress": emptied_pdf,
    "wrap": emptied_pdf,
    "epub": emptied_epub,
    "kepub": emptied_epub,
    "text": lambda data: data.split(b"\n")[0],
}
FAULTS = {
    "text": {"B050"},
    "records": {"B050", "B350"},
    "web": {"B050", "B306"},
    "pdf": {"B053", "B175"},
    "proof": {"B053", "B175"},
    "booklet": {"B054"},
    "handout": {"B054"},
    "prepress": {"B245"},
    "wrap": {"B265"},
    "epub": {"B050"},
    "kepub": {"B050"},
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_named_as_its_format_says(name):
    made = build(BOOKS / "construct-signs", ["pdf", name]).made[name]
    assert (made.format, made.name) == (name, f"belgiler{FORMATS[name].ending}")


def test_every_validator_of_a_line_is_in_the_table_and_every_one_of_the_table_judges_something():
    assert {judge for each in FORMATS.values() for judge in each.validators} == set(VALIDATORS)


def test_a_format_without_a_verifier_cannot_be():
    with pytest.raises(TypeError, match="'verify'"):
        Format(name="x", summary="", bind=lambda edition, made: (edition, made), validators=())


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_held_against_the_book(name):
    made = build(BOOKS / "construct-signs", ["pdf", name])
    whole = made.made[name]
    assert verify(whole, made.book, made.made) == ()
    damaged = damage(whole)
    assert {problem.code for problem in verify(damaged, made.book, made.made)} == FAULTS[name]


def damage(whole):
    """Return an artifact that has lost what its verifier looks for."""
    if whole.folder:
        return replace(whole, folder=emptied_web(whole.folder))
    return Artifact(whole.format, whole.name, DAMAGES[whole.format](whole.data), whole.pages)


def rebound(data, order):
    """Return a booklet with its sides in another order."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf, pikepdf.new() as other:
        for number in order:
            other.pages.append(pdf.pages[number])
        other.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["construct-signs", "construct-hebrew", "construct-recto"])
def test_a_booklet_is_folded_to_see_whether_its_pages_follow_each_other(name):
    made = built(name)
    book, pdf, booklet = made.faces.print, made.made["pdf"], made.made["booklet"]
    assert hold_booklet(booklet, pdf, book) == ()
    sides = list(range(booklet.pages))
    swapped = Artifact("booklet", "", rebound(booklet.data, [1, 0, *sides[2:]]))
    assert {problem.code for problem in hold_booklet(swapped, pdf, book)} == {"B054"}
    short = Artifact("booklet", "", rebound(booklet.data, sides[:2]))
    assert {problem.code for problem in hold_booklet(short, pdf, book)} == {"B054"}


def test_qpdf_sees_a_file_that_was_cut_short(tmp_path):
    data = built("construct-signs").data("booklet")
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(data)
    bad.write_bytes(data[: len(data) * 2 // 3])
    judged = qpdf.validate([good, bad])
    assert judged[good] == ()
    assert {problem.code for problem in judged[bad]} == {"B065"}


def test_check_looks_at_every_file_that_was_made(tmp_path, capsys):
    book = write(tmp_path / "book")
    made = build(book)
    out = tmp_path / "dist"
    out.mkdir()
    (out / "t-booklet.pdf").write_bytes(made.data("booklet")[:-900])
    assert main(["check", "--book", str(book), "--out", str(out)]) == 1
    assert "t-booklet.pdf: error B065" in capsys.readouterr().err


@pytest.mark.parametrize("names", [["one.md", "z.md"], ["1-тарау.md", "b.md", "one.md", "ә.md"]])
def test_the_names_of_what_is_attached_are_in_order(tmp_path, names):
    """By their letters, as qpdf and PDFium search them, and by their bytes, as Poppler does."""
    files = {"refs.bib": "@book{a, title = {A}, author = {B}}\n", **dict.fromkeys(names, "# Z\n\nText.\n")}
    toml = f'title = "T"\nlanguage = "en"\nchapters = {names[::-1]}\nbibliography = ["refs.bib"]\n'
    made = build(write(tmp_path, **{**files, "book.toml": toml}), ("pdf",))
    file = tmp_path / "t.pdf"
    file.write_bytes(made.data("pdf"))
    assert qpdf.validate([file])[file] == ()
    with pikepdf.open(file) as pdf:
        keys = [bytes(key) for key, _ in name_tree(pdf.Root.Names.EmbeddedFiles)]
        assert list(pdf.attachments) == sorted([*names, "refs.bib"])
    assert keys == sorted(keys)
