"""The file of a PDF: what it is made of, read back by the libraries that read PDFs."""

import io
import zlib
from types import SimpleNamespace

import pikepdf
import pydyf
import pypdfium2
import pytest
from builds import built
from hypothesis import given
from hypothesis import strategies as st

from baspa.bind.paper.object_streams import IN_A_STREAM, write_file


def opened(data):
    return pikepdf.open(io.BytesIO(data))


def a_pdf(*strings, more=0):
    """Return a PDF of one page with strings in its catalog, and as many objects more."""
    pdf = pydyf.PDF()
    content = pydyf.Stream([b"BT", b"ET"], compress=True)
    lost = pydyf.Dictionary({"Lost": "true"})
    for each in (pydyf.Dictionary({"Lost": "true"}), content, lost):
        pdf.add_object(each)
    lost["Parent"], page = content.reference, {"Type": "/Page", "Parent": pdf.pages.reference}
    page |= {"MediaBox": pydyf.Array([0, 0, 9, 9]), "Contents": content.reference}
    pdf.add_page(pydyf.Dictionary(page))
    pdf.catalog["Said"] = pydyf.Array([pydyf.String(each) for each in strings])
    pdf.catalog["More"] = pydyf.Array()
    for number in range(more):
        pdf.add_object(pydyf.Dictionary({"Is": number}))
        pdf.catalog["More"].append(pdf.objects[-1].reference)
    pdf.info["Title"] = pydyf.String("T")
    return pdf


def file_of(pdf, identifier=False):
    out = io.BytesIO()
    write_file(pdf, out, "1.7", identifier, True)
    return out.getvalue()


def referred(pdf):
    """Return the numbers of all objects that the trailer leads to."""
    seen, ahead = set(), [pdf.trailer]
    while ahead:
        item = ahead.pop()
        if item.is_indirect:
            if item.objgen in seen:
                continue
            seen.add(item.objgen)
        inside = item.values() if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)) else item
        containers = (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)
        ahead += [each for each in inside if isinstance(each, containers)]
    return {number for number, _ in seen}


# A reference that stands in a string is none. For control characters, PDF's own encoding has accents.

TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")))


@given(st.lists(TEXT | st.sampled_from(["(1 0 R", "\\) 3 0 R", "4 0 R)", "\\"]), max_size=4))
def test_strings_are_as_they_were(strings):
    with opened(file_of(a_pdf(*strings))) as pdf:
        assert [str(each) for each in pdf.Root.Said] == [str(pikepdf.String(each)) for each in strings]
        assert str(pdf.docinfo.Title) == "T"
        assert pdf.pages[0].Contents.read_bytes() == b"BT\nET"


def test_what_nothing_refers_to_is_not_written():
    with opened(file_of(a_pdf())) as pdf:
        assert [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Lost" in each] == []
        kept = [each for each in pdf.objects if each.get("/Type") not in ("/ObjStm", "/XRef")]
        assert len(kept) == 5  # catalog, pages, page, content, information


def counts(pdf):
    return [int(each.N) for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Type") == "/ObjStm"]


@pytest.mark.parametrize("more", [0, 96, 97, 250])
def test_objects_stand_together_by_the_hundred(more):
    data = file_of(a_pdf(more=more))
    with opened(data) as pdf:
        assert [int(each.Is) for each in pdf.Root.More] == list(range(more))
        assert counts(pdf) == [min(IN_A_STREAM, 4 + more - start) for start in range(0, 4 + more, IN_A_STREAM)]
    assert len(pypdfium2.PdfDocument(data)) == 1


def test_every_stream_is_compressed_once(monkeypatch):
    seen = []
    once = SimpleNamespace(compress=lambda data, level: seen.append(data) or zlib.compress(data, level))
    monkeypatch.setattr("baspa.bind.paper.object_streams.zlib", once)
    file_of(a_pdf(), b"name")
    assert len(seen) == len(set(seen)) == 3


def test_a_file_is_known_by_its_content():
    with opened(file_of(a_pdf("a"), "name")) as pdf, opened(file_of(a_pdf("b"), True)) as other:
        (called, own), (again, others) = pdf.trailer.ID, other.trailer.ID
    assert bytes(called) == b"name"
    assert len(bytes(own)) == 32
    assert bytes(others) == bytes(again) != bytes(own)
    assert file_of(a_pdf("a"), "name") == file_of(a_pdf("a"), "name")
    with opened(file_of(a_pdf())) as pdf:
        assert "/ID" not in pdf.trailer


# Books.


@pytest.mark.parametrize(("name", "form"), [("essay", "pdf"), ("essay", "proof"), ("construct-everything", "pdf")])
def test_the_file_of_a_book_has_small_streams_of_what_is_referred_to(name, form):
    with opened(built(name).data(form)) as pdf:
        assert max(counts(pdf)) == IN_A_STREAM
        table = {each.objgen[0] for each in pdf.objects if each.get("/Type") in ("/ObjStm", "/XRef")}
        assert {each.objgen[0] for each in pdf.objects} - table == referred(pdf)
