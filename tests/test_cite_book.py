"""Citations in a whole book: read from Markdown, formatted, linked, listed."""

import io
import re
import shlex
import sys
import xml.etree.ElementTree as ET
import zipfile

import pikepdf
import pypdfium2 as pdfium
import pytest
from builds import PROJECT, build, built, check, load, write

from baspa.cli import main
from baspa.installing import extra_line

BIB = """@book{one, author = {Nobody, John}, title = {First}, publisher = {Lost}, location = {Nowhere}, year = 1901}
@book{two, author = {Noone, Ann}, title = {Second}, publisher = {Lost}, location = {Nowhere}, year = 1902}
@book{a:b/c, author = {Nemo, Max}, title = {Third}, publisher = {Lost}, location = {Nowhere}, year = 1903,
  langid = {russian}}
"""
XHTML = "{http://www.w3.org/1999/xhtml}"
TOML = 'bibliography = ["r.bib"]\n'
NOTES = TOML + 'citation_style = "chicago-notes"\n'


def read(folder, text, toml=TOML):
    book, problems = load(write(folder, f"# A\n\n{text}\n", toml, **{"r.bib": BIB}))
    assert (*problems, *check(book)) == ()
    return book


def texts(book, kind):
    return [block.text for chapter in book.chapters for block in chapter.blocks if block.kind == kind]


CITING = [
    ("So [@one, p. 3].", "So (Nobody 1901, 3)."),
    ("So @one [p. 3] said.", "So Nobody (1901, 3) said."),
    ("So @one.", "So Nobody (1901)."),
    ("So [see @one; @two].", "So (see Nobody 1901; Noone 1902)."),
    ("So [@one, @two].", "So (Nobody 1901; Noone 1902)."),
    ('So [see "this" -- @one].', "So (see “this” – Nobody 1901)."),
    ('"So" [@one]', "“So” (Nobody 1901)"),
    ('Said "so [@one]".', "Said “so (Nobody 1901)”."),
    ("So\n[@one;\n@two] and\nmore", "So (Nobody 1901; Noone 1902) and more"),
    ("Write to a@one.org or <a@one.org>.", "Write to a@one.org or a@one.org."),
    (r"\@one and `[@one]`", "@one and [@one]"),
    ("[@one](https://example.org/) [so @one]{lang=ru}", "@one so Nobody (1901)"),
    ("[so [@one]](https://example.org/)", "so [@one]"),
    ("Here @ there, 5 @ 3, [@], @.", "Here @ there, 5 @ 3, [@], @."),
    (f"[{'x' * 1000} @one]", f"[{'x' * 1000} Nobody (1901)]"),
    ("*So [@one]* **@two**", "So (Nobody 1901) Noone (1902)"),
]


@pytest.mark.parametrize(("text", "expected"), CITING)
def test_what_cites(tmp_path, text, expected):
    assert texts(read(tmp_path, text), "paragraph") == [expected]


def test_keys_that_no_file_names_are_told_beside_faults_of_the_references(tmp_path):
    broken = "@book{one,\n title = {A}\n year = 1,\n}"
    folder = write(tmp_path, "# A\n\n[@one] and [@nowhere].\n", TOML, **{"r.bib": broken})
    found = [(problem.code, problem.place.line) for problem in load(folder)[1]]
    assert found == [("B100", 2), ("B108", 3)]


@pytest.mark.parametrize("text", ["[@one, p. 3]", "As @one [p. 3] and @nobody.", "[-@one; @two]"])
def test_without_a_bibliography_nothing_cites(tmp_path, text):
    book, _ = load(write(tmp_path, f"# A\n\n{text}\n"))
    assert texts(book, "paragraph") == [text]


PLACED = [
    # The call stands behind the points in English; the space before a citation goes.
    ("So [@one]. More.", "So.1 More.", ["1 John Nobody, First (Lost, 1901)."]),
    ("So @one [p. 3] said.", "So Nobody1 said.", ["1 John Nobody, First (Lost, 1901), 3."]),
    ("@one says, @two says [@two].", "Nobody1 says, Noone2 says.3",
     ["1 John Nobody, First (Lost, 1901).", "2 Ann Noone, Second (Lost, 1902).", "3 Noone, Second."]),
    ("[@one]", "1", ["1 John Nobody, First (Lost, 1901)."]),
    ("So [see @one].", "So.1", ["1 See John Nobody, First (Lost, 1901)."]),
    (
        "A [@one] b[^x] c [@two] d.\n\n[^x]: X [@one, p. 3]; *and* @two.",
        "A1 b2 c3 d.",
        ["1 John Nobody, First (Lost, 1901).", "2 X Nobody, First, 3; and Noone (Ann Noone, Second (Lost, 1902)).",
         "3 Noone, Second."],
    ),
    # A note called twice keeps its number, and its citations count once.
    ("A[^x] b [@two] c[^x].\n\n[^x]: [@one].", "A1 b2 c1.",
     ["1 John Nobody, First (Lost, 1901).", "2 Ann Noone, Second (Lost, 1902)."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "paragraph", "notes"), PLACED)
def test_a_style_of_notes(tmp_path, text, paragraph, notes):
    book = read(tmp_path, text, NOTES)
    assert (texts(book, "paragraph"), texts(book, "note")) == ([paragraph], notes)


RUSSIAN = [
    ("Так [@one]. Вот [@one, с. 3].", "Так1. Вот2.", ["1 Nobody J. First. Nowhere : Lost, 1901.", "2 Там же. С. 3."]),
    # Ibid. is for a note right behind one with a single citation (CSL 1.0.2, "position").
    (
        "Так[^x]. Вот [@two].\n\n[^x]: [@one]; [@two].",
        "Так1. Вот2.",
        ["1 Nobody J. First. Nowhere : Lost, 1901; Noone A. Second. Nowhere : Lost, 1902.", "2 Noone A. Second."],
    ),
]


@pytest.mark.parametrize(("text", "paragraph", "notes"), RUSSIAN)
def test_notes_in_russian(tmp_path, text, paragraph, notes):
    """The call comes before the point, and the processor is told which note a citation stands in."""
    toml = TOML + 'citation_style = "gost-notes"\n'
    folder = write(tmp_path, f"# A\n\n{text}\n", toml, **{"r.bib": BIB})
    (folder / "book.toml").write_text((folder / "book.toml").read_text().replace('"en"', '"ru"'))
    (folder / "r.bib").write_text(
        BIB.replace("= 1901", "= 1901, langid = {russian}").replace("= 1902", "= 1902, langid = {russian}")
    )
    book, _ = load(folder)
    found = [text.replace("\u00a0", " ") for text in texts(book, "note")]
    assert (texts(book, "paragraph"), found) == ([paragraph], notes)


def test_calls_and_notes_still_point_at_each_other(tmp_path):
    book = read(tmp_path, "A [@one] b[^x] c^[D.] e [@two].\n\n[^x]: X.", NOTES)
    tree = ET.fromstring(book.chapters[0].xhtml)
    calls = [(call.get("id"), call.get("href"), call.text) for call in tree.findall(".//a[@role='doc-noteref']")]
    backs = [(back.get("href"), back.text) for back in tree.findall(".//a[@role='doc-backlink']")]
    assert calls == [(f"c1-fnref{n}", f"#c1-fn{n}", str(n)) for n in range(1, 5)]
    assert backs == [(f"#c1-fnref{n}", str(n)) for n in range(1, 5)]
    assert [note.get("id") for note in tree.iter("aside")] == [f"c1-fn{n}" for n in range(1, 5)]


def test_an_address_in_letters_of_any_script_is_the_same_in_every_format(tmp_path):
    item = "@online{a, title={T}, url={https://example.org/қазақ?x=1&y=%20}, year={1909}}"
    made = build(write(tmp_path, "# One\n\nSaid [@a].\n", 'bibliography = ["r.bib"]\n', **{"r.bib": item}))
    assert made.problems == ()
    assert "https://example.org/%D2%9B" in "".join(chapter.xhtml for chapter in made.book.chapters)


def test_each_citation_leads_to_its_entry(tmp_path):
    book = read(tmp_path, "So [@two; @one] and @{a:b/c}.")
    links = re.findall(r'role="doc-biblioref" href="#([^"]+)">([^<]+)<', book.chapters[0].xhtml)
    assert links == [
        ("c2-ref-two", "Noone 1902"),
        ("c2-ref-one", "Nobody 1901"),
        ("c2-ref-a_3a.b_2f.c", "1903"),
    ]
    entries = {block.id: block for block in book.chapters[1].blocks if block.kind == "entry"}
    assert list(entries) == ["c2-ref-a_3a.b_2f.c", "c2-ref-one", "c2-ref-two"]
    assert (entries["c2-ref-a_3a.b_2f.c"].language, entries["c2-ref-one"].language) == ("ru", "en")
    assert [str(entry.place) for entry in entries.values()] == ["r.bib:3", "r.bib:1", "r.bib:2"]
    assert set(re.findall(r'id="(c2-ref-[^"]+)"', book.chapters[1].xhtml)) == set(entries)


@pytest.mark.parametrize(("style", "opening"), [
    ("gost-alphabetical", '<ol class="references">'),
    ("ieee", '<ol class="references bracketed">'),
    ("chicago-author-date", '<ul class="references hanging">'),
])  # fmt: skip
def test_the_list_is_numbered_as_the_style_says(tmp_path, style, opening):
    book = read(tmp_path, "So [@one].", f'{TOML}citation_style = "{style}"\n')
    assert opening in book.chapters[-1].xhtml


def test_the_list_stands_where_its_author_wants_it(tmp_path):
    book = read(tmp_path, "So [@one].\n\n::: bibliography\n:::\n\n## B\n\nText.")
    assert [(block.kind, block.text) for block in book.chapters[0].blocks] == [
        ("heading", "A"),
        ("paragraph", "So (Nobody 1901)."),
        ("entry", "Nobody, John. 1901. First. Lost."),
        ("heading", "B"),
        ("paragraph", "Text."),
    ]
    assert len(book.chapters) == 1


def heights(page, *texts):
    """Return where texts stand on a page of a PDF, from below, in points."""
    text = page.get_textpage()
    return [text.get_charbox(text.search(each).get_next()[0])[1] for each in texts]


def test_a_list_without_a_heading_is_set_off_from_the_text_around_it(tmp_path):
    text = "So [@one].\n\nThanks.\n\n::: bibliography\n:::\n\nAfter.\n\nLast.\n"
    folder = write(
        tmp_path, f"# A\n\n{text}", f"{TOML}[pages]\ntitle = false\nimprint = false\ncontents = 0\n", **{"r.bib": BIB}
    )
    page = pdfium.PdfDocument(build(folder, ("pdf",)).data("pdf"))[0]
    so, thanks, nobody, after, last = heights(page, "So", "Thanks", "Nobody, J", "After", "Last")
    assert so - thanks == pytest.approx(after - last, abs=0.5)
    assert thanks - nobody == pytest.approx(2 * (so - thanks), abs=0.5)
    assert nobody - after == pytest.approx(2 * (so - thanks), abs=0.5)


BY_CHAPTER = """chapters = ["one.md", "two.md", "three.md"]
bibliography = ["r.bib"]
citation_style = "{style}"
contributions = [{{file = "two.md", language = "ru"}}]
references = {{per = "chapter"}}
numbering = {{depth = 2}}
"""
CITE_HERE = "# A\n\nSo [@two; @one].[^n]\n\n## B\n\n[^n]: And [@one].\n"
CITE_THERE = "# Б\n\nТак [@a:b/c].\n\n## Книги\n\n::: bibliography\n:::\n\n## Ещё\n\nИ @one.\n"


def by_chapter(folder, style):
    files = {"two.md": CITE_THERE, "three.md": "# C\n\nNothing.\n", "r.bib": BIB}
    folder = write(folder, CITE_HERE, **files)
    toml = BY_CHAPTER.format(style=style)
    (folder / "book.toml").write_text(f'title = "T"\nlanguage = "en"\n{toml}', encoding="utf-8")
    return folder


def test_each_chapter_may_have_a_list_of_its_own(tmp_path):
    """Numbered anew, in its own words, where its author has a division, else at its end; the next has none."""
    book, problems = load(by_chapter(tmp_path, "gost-numeric"))
    assert (*problems, *check(book)) == ()
    assert [[(block.kind, block.text) for block in chapter.blocks] for chapter in book.chapters] == [
        [
            ("heading", "Chapter 1 A"),
            ("paragraph", "So [1; 2].1"),
            ("heading", "1.1. B"),
            ("heading", "Bibliography"),
            ("entry", "Noone A. Second. Nowhere\u00a0: Lost, 1902."),
            ("entry", "Nobody J. First. Nowhere\u00a0: Lost, 1901."),
            ("note", "1 And [2]."),
        ],
        [
            ("heading", "Глава 2 Б"),
            ("paragraph", "Так [1]."),
            ("heading", "2.1. Книги"),
            ("entry", "Nemo M. Third. Nowhere\u00a0: Lost, 1903."),
            ("entry", "Nobody J. First. Nowhere\u00a0: Lost, 1901."),
            ("heading", "2.2. Ещё"),
            ("paragraph", "И Nobody [2]."),
        ],
        [("heading", "Chapter 3 C"), ("paragraph", "Nothing.")],
    ]
    assert [heading.full for heading in book.chapters[0].headings] == ["1. A", "1.1. B", "Bibliography"]
    links = [link for chapter in book.chapters for link in re.findall(r'biblioref" href="#([^"]+)', chapter.xhtml)]
    assert links == ["c1-ref-two", "c1-ref-one", "c1-ref-one", "c2-ref-a_3a.b_2f.c", "c2-ref-one"]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("## Thanks\n\nTo all.\n\n::: bibliography\n:::\n", ["A", "Thanks", "Bibliography"]),
        ("## B\n\n### Thanks\n\nTo all.\n\n::: bibliography\n:::\n", ["A", "B", "Thanks", "Bibliography"]),
        ("::: bibliography\n:::\n", ["A", "Bibliography"]),
        ("## Sources\n\n::: bibliography\n:::\n", ["A", "Sources"]),
        ("## References\n", ["A", "References"]),
        ("## B\n\n### Список литературы\n", ["A", "B", "Список литературы"]),
        ("## A short bibliography\n\nOf all.\n\n::: bibliography\n:::\n", ["A", "A short bibliography"]),
        ("To all.\n\n::: bibliography\n:::\n\n## Thanks\n\nOnce more.\n", ["A", "Thanks"]),
    ],
)
def test_a_list_that_ends_its_chapter_stands_under_no_heading_of_other_things(tmp_path, text, heads):
    folder = by_chapter(tmp_path, "gost-numeric")
    (folder / "one.md").write_text(f"# A\n\nSo [@two].[^n]\n\n{text}\n[^n]: A note.\n", encoding="utf-8")
    book, problems = load(folder)
    assert problems == ()
    assert [heading.text for heading in book.chapters[0].headings] == heads
    assert [block.text for block in book.chapters[0].blocks if block.kind == "entry"] == [
        "Noone A. Second. Nowhere\u00a0: Lost, 1902."
    ]


def test_a_list_for_each_chapter_reaches_paper_and_e_book(tmp_path):
    """Both are read back by the press; each list has its role, and its entries lead back within their chapter."""
    made = build(by_chapter(tmp_path, "chicago-author-date"), ("pdf", "epub"))
    assert made.problems == ()
    with zipfile.ZipFile(io.BytesIO(made.data("epub"))) as archive:
        roots = [ET.fromstring(archive.read(name)) for name in archive.namelist() if re.search(r"/c\d\.xhtml$", name)]
    lists = [root.findall(f".//{XHTML}div[@role='doc-bibliography']") for root in roots]
    assert [len(found) for found in lists] == [1, 1, 0]
    assert {found.get("{http://www.idpf.org/2007/ops}type") for (found,) in lists[:2]} == {"bibliography"}
    back = [
        [link.get("href") for link in root.iterfind(f".//{XHTML}li//{XHTML}a[@role='doc-backlink']")] for root in roots
    ]
    assert [[target.partition("#")[0] for target in targets] for targets in back] == [["", "", ""], ["", ""], []]


def test_there_is_no_ibid_over_the_end_of_a_chapters_list(tmp_path):
    folder = by_chapter(tmp_path, "gost-notes")
    for name in ("one.md", "two.md"):
        (folder / name).write_text("# A\n\nSo [@one].\n", encoding="utf-8")
    book, _ = load(folder)
    notes = [text for text in texts(book, "note") if "Nobody" in text]
    assert notes == ["1 Nobody J. First. Nowhere\u00a0: Lost, 1901."] * 2


@pytest.mark.parametrize("text", ["# References\n", "# References\n\n# Appendix\n\nText.\n"])
def test_a_title_of_references_alone_has_the_list(tmp_path, text):
    book = read(tmp_path, f"So [@one].\n\n{text}")
    found = [(c.kind, c.headings[0].text) for c in book.chapters if any(block.kind == "entry" for block in c.blocks)]
    assert found == [("bibliography", "References")]
    assert [chapter.path for chapter in book.chapters if not chapter.path] == []


def test_a_title_of_references_waits_for_nothing_where_nothing_is_cited(tmp_path):
    book, problems = load(write(tmp_path, "# A\n\nSo.\n\n# References\n", TOML, **{"r.bib": BIB}))
    assert [(each.code, each.place.line) for each in (*problems, *check(book))] == [("B020", 5)]


def test_a_book_that_cites_nothing_has_no_bibliography(tmp_path):
    assert len(read(tmp_path, "Text.").chapters) == 1


def test_of_a_citation_in_a_heading_the_contents_have_no_more_than_the_author(tmp_path):
    book = read(tmp_path, "## What @one said [@two]\n\nText.")
    heading = book.chapters[0].headings[1]
    assert (heading.text, heading.id) == ("What Nobody said", "c1-what-said")
    assert texts(book, "heading")[1] == "What Nobody (1901) said (Noone 1902)"


def test_the_files_that_a_book_cites_from_go_into_the_pdf():
    with pikepdf.open(io.BytesIO(built("construct-references").data("pdf"))) as pdf:
        assert {"references.bib", "more.json", "text-01.md"} <= {name.rpartition("/")[2] for name in pdf.attachments}


RANGES = [
    ("[@one; @two; @{a:b/c}]", "(1–3)", [("one", "1"), ("a_3a.b_2f.c", "3")]),
    ("[@one; @{a:b/c}]", "(1,2)", [("one", "1"), ("a_3a.b_2f.c", "2")]),
    ("[@one; @two; @{a:b/c}, p. 3]", "(1,2,3 p.3)", None),
    ("[see @one; @two; @{a:b/c}]", "(see 1,2,3)", [("one", "see 1"), ("two", "2"), ("a_3a.b_2f.c", "3")]),
]


@pytest.mark.parametrize(("text", "shown", "linked"), RANGES)
def test_the_ends_of_a_range_lead_to_their_entries(tmp_path, text, shown, linked):
    book = read(tmp_path, f"So {text}", f'{TOML}citation_style = "vancouver"\n')
    links = re.findall(r'role="doc-biblioref" href="#c2-ref-([^"]+)">([^<]+)<', book.chapters[0].xhtml)
    if shown and linked is not None:
        assert texts(book, "paragraph") == [f"So {shown}"]
    assert linked is None or links == linked


@pytest.mark.parametrize(
    ("uncited", "listed"),
    [('["*"]', ["a_3a.b_2f.c", "one", "two"]), ('["two"]', ["one", "two"]), ('["one"]', ["one"]), ("[]", ["one"])],
)
def test_what_nothing_cites_is_listed_where_book_toml_says_so(tmp_path, uncited, listed):
    book = read(tmp_path, "So [@one].", f"{TOML}uncited = {uncited}\n")
    assert [block.id for block in book.chapters[-1].blocks[1:]] == [f"c2-ref-{key}" for key in listed]


def test_a_book_may_list_without_citing(tmp_path):
    book = read(tmp_path, "Text.", f'{TOML}uncited = ["two"]\n')
    assert texts(book, "entry") == ["Noone, Ann. 1902. Second. Lost."]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        (f'{TOML}uncited = ["one", "tow"]\n', 'no reference has the key "tow"'),
        ('uncited = ["one"]\n', "`uncited` has keys, but book.toml names no `bibliography`"),
    ],
)
def test_a_key_that_no_reference_has_is_no_uncited_work(tmp_path, toml, said):
    _, problems = load(write(tmp_path, "# A\n\nText.\n", toml, **{"r.bib": BIB}))
    assert [(p.code, p.message, p.place.file) for p in problems] == [("B108", said, "book.toml")]


def chapters_of(name):
    with zipfile.ZipFile(io.BytesIO(built(name).data("epub"))) as archive:
        return {
            entry.rpartition("/")[2]: ET.fromstring(archive.read(entry))
            for entry in archive.namelist()
            if re.search(r"/c\d+\.xhtml$", entry)
        }


@pytest.mark.parametrize("name", ["construct-citation-numbers", "construct-citation-notes", "construct-references"])
def test_in_the_e_book_each_entry_leads_back_to_what_cites_it(name):
    files = chapters_of(name)
    citing, back = set(), []
    for file, root in files.items():
        for element in root.iter(f"{XHTML}a"):
            if element.get("role") == "doc-biblioref":
                target, _, entry = element.get("href").rpartition("#")
                citing.add((target or file, entry, file, element.get("id")))
        for entry in root.iter(f"{XHTML}li"):
            for link in entry.iterfind(f"{XHTML}div[@class='backlinks']/{XHTML}a"):
                target, _, place = link.get("href").rpartition("#")
                back.append((file, entry.get("id"), target or file, place))
                assert link.get("aria-label")
    assert citing
    assert len(back) == len(set(back)) == len(citing)
    assert set(back) == citing


def test_an_entry_says_how_often_it_is_cited():
    (root,) = [root for root in chapters_of("construct-citation-numbers").values() if root.find(".//*[@id='c3']")]
    shown = ["".join(group.itertext()).strip() for group in root.iterfind(f".//{XHTML}div[@class='backlinks']")]
    assert shown == ["↑ 1 2 3 4", "↑ 1 2 3", "↑ 1 2", "↑"]


def test_without_pandoc_the_command_says_what_to_install(tmp_path, monkeypatch, capsys):
    """A book that cites nothing does not ask for it."""
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    folder = write(tmp_path, "# A\n\nSo [@one].\n", TOML, **{"r.bib": BIB})
    assert main(["pdf", "--book", str(folder), "--out", str(tmp_path / "dist")]) == 3
    assert capsys.readouterr().err.endswith(f": citations need pandoc: {extra_line('cite')}\n")
    documented = (PROJECT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert extra_line("cite").replace(shlex.quote(sys.executable), "citations need pandoc: `python") in documented
    assert texts(read(tmp_path / "other", "So."), "paragraph") == ["So."]
