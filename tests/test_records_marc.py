"""MARC 21: read back by pymarc, judged by marc-lint and Debian's marcvalidate, and what its fields say."""

import io
import shutil
import subprocess
from functools import cache

import needs
import pymarc
import pytest
from builds import built, read, typeset, write

from baspa.model.edition import Artifact
from baspa.records.carriers import described
from baspa.records.kinds import RECORDS

FILES = {"pdf": Artifact("pdf", "b.pdf", b"%PDF", pages=12), "epub": Artifact("epub", "b.epub", b"PK" * 600_000)}
BOOKS = ("essay", "construct-volume", "construct-journal", "every-key", "construct-arabic", "construct-kyrgyz")


def told(name):
    return described(built(name).edition, FILES)


def records_of(description):
    return list(pymarc.MARCReader(io.BytesIO(RECORDS["marc"].write(description))))


@cache
def records(name):
    return records_of(told(name))


def of_miniature(folder, toml, **files):
    faces, problems = read(write(folder, toml=toml, **files))
    assert faces, problems
    return records_of(described(typeset(faces.whole), FILES))


def values(record, tag, codes="a"):
    return [value for field in record.get_fields(tag) for value in field.get_subfields(*codes)]


def by_script(record):
    """Return the record in Latin letters, and in the book's own: marc-lint takes all fields of 880 for one."""
    latin, original = (pymarc.Record(leader=str(record.leader), force_utf8=True) for _ in range(2))
    own = {field["6"][:3] for field in record.get_fields("880")}
    for field in record.fields:
        if field.tag != "880":
            latin.add_field(field)
        if field.tag not in own | {"880"}:
            original.add_field(field)
    for field in record.get_fields("880"):
        subfields = [each for each in field.subfields if each.code != "6"]
        original.add_field(pymarc.Field(tag=field["6"][:3], indicators=field.indicators, subfields=subfields))
    return latin, original


def lint(record):
    linter = needs.module("marc_lint").MarcLint()
    return [str(fault) for each in by_script(record) for fault in linter.check_record(each)]


def judged_by_debian(data, kind, folder):
    needs.needs(shutil.which("marcvalidate") is not None, "marcvalidate: apt-get install libmarc-schema-perl")
    file = folder / "marc"
    file.write_bytes(data)
    done = subprocess.run(["marcvalidate", "-t", kind, file], capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


@pytest.mark.parametrize("name", BOOKS)
def test_judges_have_nothing_to_say(name, tmp_path):
    assert [fault for each in records(name) for fault in lint(each)] == []
    assert judged_by_debian(RECORDS["marc"].write(told(name)), "RAW", tmp_path) == ""
    assert judged_by_debian(RECORDS["marcxml"].write(told(name)), "XML", tmp_path) == ""


def test_judges_see_what_is_wrong(tmp_path):
    broken = records_of(told("every-key"))[0]
    broken["008"].data = broken["008"].data[:-1]
    broken["245"].add_subfield("x", "no such subfield")
    assert any("40 characters" in fault for fault in lint(broken))
    assert "245" in judged_by_debian(broken.as_marc(), "RAW", tmp_path)


@pytest.mark.parametrize("name", BOOKS)
def test_both_forms_are_read_back_whole(name):
    data = RECORDS["marc"].write(told(name))
    assert b"".join(each.as_marc() for each in records(name)) == data
    in_xml = pymarc.parse_xml_to_array(io.BytesIO(RECORDS["marcxml"].write(told(name))))
    assert b"".join(each.as_marc() for each in in_xml) == data


def test_marcxml_is_as_its_schema_says():
    etree = needs.module("lxml.etree")
    schema = etree.XMLSchema(etree.parse(str(needs.schemas() / "marc" / "MARC21slim.xsd")))
    for name in BOOKS:
        schema.assertValid(etree.fromstring(RECORDS["marcxml"].write(told(name))))
    data = RECORDS["marcxml"].write(told("essay")).replace(b' ind1="1"', b' ind1="one"')
    assert not schema.validate(etree.fromstring(data))


def test_paper_pdf_and_epub_have_a_record_each():
    paper, pdf, epub, _ = records("every-key")
    assert [each["001"].data.rpartition("-")[2] for each in (paper, pdf, epub)] == ["print", "pdf", "epub"]
    assert [each["008"].data[23] for each in (paper, pdf, epub)] == [" ", "o", "o"]
    assert [each["007"].data[:2] for each in (paper, pdf, epub)] == ["ta", "cr", "cr"]
    assert [bool(each.get_fields("006")) for each in (paper, pdf, epub)] == [False, True, True]
    assert [each["338"]["b"] for each in (paper, pdf, epub)] == ["nc", "cr", "cr"]
    assert [each["300"]["a"].split(" :")[0] for each in (paper, pdf, epub)] == [
        "12 pages ;", "1 online resource (12 pages)", "1 online resource"
    ]  # fmt: skip
    assert paper["300"]["c"] == "21 cm"
    assert (pdf["347"]["c"], epub["347"]["c"]) == ("1 kB", "1.2 MB")
    assert values(paper, "020") == ["9780000000002"]
    assert values(epub, "020", "z") == ["9780000000002", "9780000000019"]


def test_a_book_that_nobody_prints_has_no_record_of_paper():
    assert [each["001"].data.rpartition("-")[2] for each in records("essay")] == ["pdf", "epub"]


def test_a_title_of_the_editors_stands_in_brackets():
    record = records("essay")[0]
    original = {field["6"][:3]: field for field in record.get_fields("880")}
    assert original["245"]["a"] == "[Қазақстан Республикасының сыртқы саясаты] /"
    assert record["245"]["a"] == "[Qazaqstan Respublikasynyn͡g syrtqy sai͡asaty] /"
    assert original["245"]["6"] == f"245-{record['245']['6'][-2:]}/(N"
    assert values(record, "500") == ["Title devised by the editor."]


def test_a_name_of_another_language_is_romanised_by_that():
    assert records("every-key")[-1]["100"]["a"] == "U̇lgī, Ekīnshī Avtor."


def test_articles_point_to_their_issue():
    issue, _, first, second, third = records("construct-journal")
    assert [str(each.leader)[7] for each in (issue, first, third)] == ["m", "b", "b"]
    host = first["773"]
    assert (host["x"], host["w"]) == ("0317-8471", issue["001"].data)
    assert host["g"] == "v. 4, no. 3 (2026), pages 1–2"
    assert second["773"]["g"] == "v. 4, no. 3 (2026)"
    assert second["008"].data[35:38] == "rus"
    assert values(first, "246")[1] == "How a word becomes a book"
    assert values(issue, "041") == ["kaz", "rus", "eng"]


def test_chapters_of_a_volume_point_to_it():
    volume, _, first, *_ = records("construct-volume")
    assert str(first.leader)[7] == "a"
    assert (volume["008"].data[18], first["008"].data[18]) == ("a", "|")
    assert first["773"]["t"] == "Baspa īsī : Maqalalar zhinaghy"
    assert "1. Қолжазба / Бірінші Автор, Екінші Автор -- 2. Терім" in "\n".join(values(volume, "880"))


def test_what_the_book_does_not_say_is_in_no_field(tmp_path):
    record, _ = of_miniature(tmp_path, "")
    told = {field.tag for field in record.fields}
    assert told == {
        "001", "005", "006", "007", "008", "024", "040", "245", "300", "336", "337", "338", "347", "776"
    }  # fmt: skip
    assert record["008"].data[6:18] == "nuuuuuuuuxx "
    assert record["245"].indicators == pymarc.Indicators("0", "0")


@pytest.mark.parametrize(
    ("language", "title", "unfiled"),
    [("en", "The Press", "4"), ("en", "Theory", "0"), ("fr", "L’imprimerie", "2"), ("de", "Die Presse", "4")],
)
def test_articles_of_titles_are_not_filed(language, title, unfiled, tmp_path):
    book = f'title = "{title}"\nlanguage = "{language}"\nchapters = ["one.md"]\n'
    record, _ = of_miniature(tmp_path, "", **{"book.toml": book})
    assert record["245"].indicators.second == unfiled


def test_a_long_text_is_parted_and_a_record_keeps_below_its_bound(tmp_path):
    words = "сөз " * 5000
    chapters = "".join(f"# {'Тарау ' * 30}{number}\n\nText.\n\n" for number in range(300))
    toml = f'[annotation]\nen = "{"word " * 4000}"\nkk = "{words}"\n'
    record, _ = of_miniature(tmp_path, toml, **{"one.md": chapters})
    assert " ".join(values(record, "520")).split() == ["word"] * 4000
    assert max(len(field.as_marc("utf-8")) for field in record.fields) < 9999
    assert len(record.as_marc()) <= 99_999
    assert not [each for each in record.get_fields("880") if each["6"].startswith("505")]


def test_a_body_and_a_translator_have_their_fields(tmp_path):
    toml = '[[authors]]\nname = "Press House"\nsort = "Press House"\n'
    toml += '[[contributors]]\nname = "A. Person"\nsort = "Person, A."\nrole = "trl"\n'
    record, _ = of_miniature(tmp_path, toml)
    assert (record["110"]["a"], record["110"].indicators.first) == ("Press House.", "2")
    assert (record["700"]["a"], record["700"]["4"]) == ("Person, A.", "trl")
    assert record["041"].indicators.first == "1"
