"""A book that is read aloud: which text each label means, what the e-book has of it, and what tells of a fault in it.

The recordings of the miniatures are four seconds of silence, made by ffmpeg 5.1: anullsrc, 8 kHz, without metadata.
"""

import io
import shutil
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from builds import BOOKS, bind, build, built, read, typeset
from judged import judged

from baspa.bind.screen.epub import SOUND_ENDINGS
from baspa.cli import main
from baspa.edition.read_aloud import narrated
from baspa.load.label_tracks import parse_cues
from baspa.model.problem import Severity
from baspa.verify.held.overlays import hold_overlays

NAME = "construct-read-aloud"
SMIL = "{http://www.w3.org/ns/SMIL}"
OPF = "{http://www.idpf.org/2007/opf}"


def files(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def copied(folder, name=NAME, **changes):
    """Return a copy of a book, some of its files changed; None takes one away."""
    shutil.copytree(BOOKS / name, folder)
    for path, text in changes.items():
        (folder / path).unlink() if text is None else (folder / path).write_text(text, encoding="utf-8")
    return folder


def pars(smil):
    for par in ET.fromstring(smil).iter(f"{SMIL}par"):
        text, audio = par
        yield text.get("src"), audio.get("src"), audio.get("clipBegin"), audio.get("clipEnd")


def test_words_numbers_ids_and_empty_labels_are_found_and_notes_are_played_where_the_ebook_has_them():
    epub = files(built(NAME).data("epub"))
    assert [par[0].partition("#")[2] for par in pars(epub["EPUB/c1.smil"])] == [
        *("c1-qar", "c1-2", "c1-3", "c1-4", "c1-5", "c1-6"),
        "c1-9",  # the note, which the recording has behind its paragraph
    ]
    assert list(pars(epub["EPUB/c2.smil"])) == [
        ("c2.xhtml#tun", "audio/2.ogg", "0:00:00.000", "0:00:01.200"),
        ("c2.xhtml#c2-2", "audio/2.ogg", "0:00:01.200", "0:00:02.000"),
        ("c2.xhtml#c2-3", "audio/2.ogg", "0:00:02.000", "0:00:03.000"),
        ("c2.xhtml#c2-tang", "audio/2.ogg", "0:00:03.000", "0:00:03.493"),
        ("c2.xhtml#c2-5", "audio/2.ogg", "0:00:03.493", "0:00:04.000"),
    ]
    assert "EPUB/c3.smil" not in epub
    assert [par[1] for name in ("c4", "c5") for par in pars(epub[f"EPUB/{name}.smil"])] == ["audio/3.m4a"] * 4


def test_the_package_has_durations_narrators_the_active_class_and_what_is_true():
    epub = files(built(NAME).data("epub"))
    root = ET.fromstring(epub["EPUB/content.opf"])
    said = [(m.get("property"), m.get("refines", ""), m.text) for m in root.iter(f"{OPF}meta")]
    assert [each for each in said if each[0].startswith("media:")] == [
        ("media:duration", "#c1-overlay", "0:00:04.076"),
        ("media:duration", "#c2-overlay", "0:00:04.000"),
        ("media:duration", "#c4-overlay", "0:00:02.000"),
        ("media:duration", "#c5-overlay", "0:00:02.128"),
        ("media:duration", "", "0:00:12.204"),
        ("media:active-class", "", "-epub-media-overlay-active"),
        ("media:narrator", "", "Оқушы Үлгі"),
        ("media:narrator", "", "Екінші Үлгі"),
    ]
    assert {("schema:accessMode", "", "auditory"), ("schema:accessibilityFeature", "", "synchronizedAudioText")} < {
        *said
    }
    overlays = {i.get("id"): i.get("media-overlay") for i in root.iter(f"{OPF}item") if i.get("media-overlay")}
    assert overlays == {f"c{n}": f"c{n}-overlay" for n in (1, 2, 4, 5)}
    assert b".-epub-media-overlay-active {" in epub["EPUB/book.css"]


@pytest.mark.parametrize("form", ["epub", "kepub"])
def test_recordings_are_stored_as_they_came(form):
    with zipfile.ZipFile(io.BytesIO(built(NAME).data(form))) as archive:
        found = {each.filename: each.compress_type for each in archive.infolist()}
        sounds = {name for name in found if name.endswith(SOUND_ENDINGS)}
        assert {name for name, kind in found.items() if kind == zipfile.ZIP_STORED} == {"mimetype", *sounds}
        given = {path.read_bytes() for path in (BOOKS / NAME / "audio").iterdir() if path.suffix in SOUND_ENDINGS}
        assert {archive.read(name) for name in sounds} == given
        assert len(given) == 3


def test_without_recordings_nothing_of_it_is_in_the_ebook(tmp_path):
    folder = copied(tmp_path / "book")
    toml = (folder / "book.toml").read_text(encoding="utf-8")
    (folder / "book.toml").write_text(toml.partition("[audio]")[0], encoding="utf-8")
    epub = build(folder, ("epub",)).data("epub")
    whole = files(epub)
    assert not any(name.endswith((*SOUND_ENDINGS, ".smil")) for name in whole)
    package = whole["EPUB/content.opf"].decode()
    assert [
        word for word in ("media", "auditory", "synchronized") if f"{word}:" in package or f">{word}" in package
    ] == []
    assert b"overlay" not in whole["EPUB/book.css"]
    faces, _ = read(folder)
    assert list(hold_overlays(epub, faces.epub)) == []


def test_the_same_bytes_each_time():
    assert build(BOOKS / NAME, ("epub",)).data("epub") == built(NAME).data("epub")


def test_a_validator_has_nothing_to_say_of_the_kepub():
    data = built(NAME).data("kepub")
    assert judged("EPUBCheck", {"a.kepub.epub": data}) == {"a.kepub.epub": ()}


def test_each_page_of_the_web_edition_that_is_read_has_a_player_of_its_part():
    pages = {file.path: file.data.decode() for file in built(NAME)["web"].folder if file.path.endswith(".html")}
    sources = {
        name: page.partition("<audio")[2].partition(' src="')[2].partition('"')[0] for name, page in pages.items()
    }
    assert {name: source for name, source in sources.items() if source} == {
        "c1.html": "audio/1.mp3#t=0.000,4.176",
        "c2.html": "audio/2.ogg#t=0.000,4.000",
        "c4.html": "audio/3.m4a#t=0.000,2.000",
        "c5.html": "audio/3.m4a#t=2.000,4.128",
    }
    assert pages["c1.html"].count("<h1") == 1
    assert '</h1><audio controls=""' in pages["c1.html"]
    paths = {file.path for file in built(NAME)["web"].folder}
    assert {"audio/1.mp3", "audio/2.ogg", "audio/3.m4a"} < paths
    assert not any(path.endswith(".smil") for path in paths)


DAMAGES = {
    "another time": ("c2.smil", b'clipBegin="0:00:02.000"', b'clipBegin="0:00:02.100"', 2),
    "another text": ("c2.smil", b"#c2-5", b"#c2-3", 3),
    "another length": ("content.opf", b">0:00:02.000<", b">0:00:02.001<", 2),
    "no overlay": ("content.opf", b' media-overlay="c4-overlay"', b"", 3),
    "another recording": ("audio/3.m4a", b"ftyp", b"ftyq", 1),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_ebook_is_held_against_the_labels(damage):
    name, old, new, count = DAMAGES[damage]
    made, out = built(NAME), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.data("epub"))) as source, zipfile.ZipFile(out, "w") as target:
        for each in source.infolist():
            data = source.read(each)
            assert each.filename != f"EPUB/{name}" or old in data
            target.writestr(each, data.replace(old, new) if each.filename == f"EPUB/{name}" else data)
    assert list(hold_overlays(made.data("epub"), made.faces.epub)) == []
    assert [each.code for each in hold_overlays(out.getvalue(), made.faces.epub)] == ["B317"] * count


def test_a_recording_that_is_packed_again_is_told():
    made, out = built(NAME), io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made.data("epub"))) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, source.read(name))
    assert [each.code for each in hold_overlays(out.getvalue(), made.faces.epub)] == ["B317"] * 3


# Labels.


def test_labels_have_decimal_commas_or_points_and_points_in_time_go_on_to_the_next():
    text = "0,25\t0,25\tA\n\\\t1,0\t2,0\n\n  1.5\t1.75\tB\tb \n3\t3\t\n"
    cues, problems = parse_cues(text, "a.txt", 4000)
    assert problems == ()
    assert [(cue.start, cue.end, cue.label, cue.place.line) for cue in cues] == [
        (250, 1500, "A", 1),
        (1500, 1750, "B\tb", 4),
        (3000, 4000, "", 5),
    ]


def test_what_an_encoder_adds_or_takes_is_no_fault_and_what_is_beyond_is():
    assert parse_cues("0\t4.2\tA\n", "a.txt", 4000)[0][0].end == 4000
    assert parse_cues("0\t4.2\tA\n", "a.txt", 4000)[1] == ()
    assert [each.code for each in parse_cues("0\t4.3\tA\n", "a.txt", 4000)[1]] == ["B313"]


def test_a_label_means_the_next_text_that_begins_so_and_a_changed_text_is_told(tmp_path):
    changed = (BOOKS / NAME / "01-qar.md").read_text(encoding="utf-8").replace("Қар көп", "Жаңбыр көп")
    faces, problems = read(copied(tmp_path / "book", **{"01-qar.md": changed}))
    assert [(each.code, each.severity, str(each.place)) for each in sorted(problems)] == [
        ("B316", Severity.WARNING, "01-qar.md:3"),
        ("B314", Severity.ERROR, "audio/01-qar.txt:2"),
    ]
    assert "c1-2" not in {each.block for each in narrated(faces.epub)[0]}


def test_a_chapter_may_be_read_in_several_recordings_and_names_may_be_typed_otherwise(tmp_path):
    folder = copied(tmp_path / "book")
    audio = folder / "audio"
    (audio / "jel-men-janbyr.txt").write_text("0\t1\tЖел\n", encoding="utf-8")
    (audio / "last.ogg").write_bytes((audio / "02-tun.ogg").read_bytes())
    (audio / "last.txt").write_text("0\t1\tжел\n1\t2\tЖаңбы\u0438\u0306\n2\t3\tЖаңбыр\n", encoding="utf-8")
    (folder / "04-jel.md").write_text("# Жел\n\nЖел соқты.\n\n# Жаңбый\n\nЖаңбыр жауды.\n", encoding="utf-8")
    for ending in ("mp3", "txt"):
        (audio / f"01-qar.{ending}").rename(audio / f"01-QAR.{ending.upper()}")
    faces, problems = read(folder)
    assert problems == ()
    found = {each.block: each.audio for each in narrated(faces.epub)[0]}
    assert [found[name] for name in ("c1-2", "c4-zhel", "c4-2", "c5-zhangbyy", "c5-2")] == [
        "audio/1.mp3",
        "audio/3.m4a",
        *["audio/4.ogg"] * 3,
    ]


def test_narrators_without_recordings_change_nothing(tmp_path):
    folder = copied(tmp_path / "book")
    toml = (folder / "book.toml").read_text(encoding="utf-8")
    (folder / "book.toml").write_text(toml.replace('folder = "audio"\n', ""), encoding="utf-8")
    assert [(each.code, each.place.line) for each in read(folder)[1]] == [("B208", 10)]


def test_what_paper_alone_has_is_read_by_nobody(tmp_path):
    text = "# Күн\n\n[Қағазда ғана.]{only=print}\n\nБұл тарауды ешкім оқымаған.\n"
    faces, problems = read(
        copied(tmp_path / "book", **{"03-kun.md": text, "audio/jel-men-janbyr.txt": "0\t0\tҚағазда\n"})
    )
    assert faces is not None
    assert [each.code for each in problems if each.severity is Severity.ERROR] == ["B314"]


def test_labels_to_begin_with_are_those_that_the_book_takes(tmp_path, capsys):
    folder = copied(tmp_path / "book")
    assert main(["labels", str(folder / "01-qar.md")]) == 0
    track = capsys.readouterr().out
    assert track.splitlines()[:2] == ["0.000000\t0.174000\tҚар", "0.174000\t2.726000\tҚар көп жауды. Ол күні ешкім"]
    (folder / "audio" / "01-qar.txt").write_text(track, encoding="utf-8")
    assert read(folder)[1] == ()
    assert main(["labels", str(folder / "01-qr.md")]) == 1
    assert 'did you mean "01-qar.md"?' in capsys.readouterr().err
    assert main(["labels", str(tmp_path / "a.md")]) == 1
    assert "B001" in capsys.readouterr().err


def test_only_recordings_that_are_read_are_in_the_ebook(tmp_path):
    faces, problems = read(copied(tmp_path / "book", **{"audio/02-tun.cue": None}))
    assert [(each.code, each.severity) for each in problems] == [("B310", Severity.WARNING)]
    edition = typeset(faces.whole)
    assert [each.path for each in edition.recordings] == ["audio/1.mp3", "audio/3.m4a"]
    epub = bind("epub", replace(edition))[0]
    assert "EPUB/c2.smil" not in files(epub.data)
