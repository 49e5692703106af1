"""Files of several chapters: each heading of level 1 begins one, whole in itself, in both faces and for every tool."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pypdfium2 as pdfium
import pytest
from builds import built, check, load, read_chapter, write

import baspa.load.chapter
from baspa.diff.matching import chapter_pairs
from baspa.kept.store import Store
from baspa.load import load as load_folder
from baspa.load.chapter import pieces, read_chapters, reader
from baspa.model.problem import report
from baspa.tree.links import Goals

BOOK = "construct-chapters-of-a-file"
TITLES = [
    "Foreword",
    "The first part",
    "The press",
    "The ink",
    "The paper",
    "For print alone",
    "For screens alone",
    "Appendix of sizes",
    "Index",
]
CUT = [  # a file, and of each of its chapters: kind, title, line, words
    ("# A\n\na\n\n# B\n\nb\n", [("chapter", "A", 1, "A a"), ("chapter", "B", 5, "B b")]),
    ("A\n=\n\na\n\nB\n==\nb\n", [("chapter", "A", 1, "A a"), ("chapter", "B", 6, "B b")]),
    ("<h1>A</h1>\n\na\n\n<h1>B</h1>\n\nb", [("chapter", "A", 1, "A a"), ("chapter", "B", 5, "B b")]),
    ("# A\n\na\n# B\nb\n# C\nc", [("chapter", "A", 1, "A a"), ("chapter", "B", 4, "B b"), ("chapter", "C", 6, "C c")]),
    ("\n\n# A\n\na\n\n# B {.appendix}\n\nb", [("chapter", "A", 1, "A a"), ("appendix", "B", 7, "B b")]),
    ("# A {.part}\n\n# B\n\nb", [("part", "A", 1, "A"), ("chapter", "B", 3, "B b")]),
    ("# A\n\n> # B\n\n# C\n\nc", [("chapter", "A", 1, "A B"), ("chapter", "C", 5, "C c")]),
    ("# A\n\n- # B\n\n::: box\n# C\n\nc\n:::", [("chapter", "A", 1, "A B C c")]),
    ("# A\n\n```\n# B\n```\n\n    # C", [("chapter", "A", 1, "A # B # C")]),
    ("# A\n\na\n\n[^n]: # B", [("chapter", "A", 1, "A a")]),
    # An epigraph belongs to the title below it, unless it stands right below another one.
    (
        "# A\n\na\n\n::: epigraph\ne\n:::\n\n# B\n\n::: epigraph\nf\n:::\n\nb",
        [("chapter", "A", 1, "A a"), ("chapter", "B", 5, "B e f b")],
    ),
    ("# A {.part}\n\n::: epigraph\ne\n:::\n\n# B\n\nb", [("part", "A", 1, "A e"), ("chapter", "B", 7, "B b")]),
    ("::: dedication\nd\n:::\n\n# A\n\na\n\n# B\n\nb", [("chapter", "A", 1, "A d a"), ("chapter", "B", 9, "B b")]),
    # Notes: each in the chapter that calls it, and in each other one that does; those that notes call go with them.
    (
        "# A\n\na[^n]\n\n# B\n\nb[^m]\n\n[^m]: M\n\n[^n]: N",
        [("chapter", "A", 1, "A a1 1 N"), ("chapter", "B", 5, "B b1 1 M")],
    ),
    (
        "# A\n\na[^n]\n\n[^n]: N[^m]\n\n# B\n\nb^[k] c[^n] d[^n]\n\n[^m]: M",
        [("chapter", "A", 1, "A a1 1 N2 2 M"), ("chapter", "B", 7, "B b1 c2 d2 1 k 2 N3 3 M")],
    ),
    # Labels that begin anew in each chapter; one that is there once is the same for all.
    (
        "# A[^1]\na[^2]\n\n[^1]: M\n[^2]: N[^m]\n\n# B\nb[^1] c^[k[^1]]\n> [^1]: P\n\n[^m]: Q\n# C\nd[^2]\n\n[^2]: R",
        [
            ("chapter", "A", 1, "A1 a2 1 M 2 N3 3 Q"),
            ("chapter", "B", 7, "B b1 c2 1 P 2 k1"),
            ("chapter", "C", 12, "C d1 1 R"),
        ],
    ),
    (
        "# A\n\na[^1]\n\n[^1]: M\n\n::: epigraph\ne[^1]\n:::\n\n::: {.dedication}\nd\n:::\n\n# B\n\nb\n\n[^1]: N",
        [("chapter", "A", 1, "A a1 1 M"), ("chapter", "B", 7, "B e1 d b 1 N")],
    ),
    (
        "# A {.part}\n\n::: epigraph\ne[^1]\n:::\n\n[^1]: M\n\n# B\n\nb[^1]\n\n[^1]: N",
        [("part", "A", 1, "A e1 1 M"), ("chapter", "B", 9, "B b1 1 N")],
    ),
]


def words(chapter):
    return " ".join(" ".join(block.text.split()) for block in chapter.blocks)


@pytest.mark.parametrize(("text", "wanted"), CUT, ids=[row[0][:24] for row in CUT])
def test_each_title_begins_a_chapter(text, wanted):
    chapters, problems = read_chapters(1, "a.md", text, "en")
    assert [(c.kind, c.title, c.line, words(c)) for c in chapters] == wanted
    assert {each.code for each in problems} <= {"B021", "B028"}
    assert "\n".join(chapter.source for chapter in chapters) == text
    assert [chapter.id for chapter in chapters] == [f"c{number}" for number in range(1, len(chapters) + 1)]
    for chapter in chapters:
        ids = re.findall(r' id="([^"]+)"', chapter.xhtml)
        assert len(set(ids)) == len(ids)
        assert set(re.findall(r' href="#([^"]+)"', chapter.xhtml)) <= set(ids)


def test_text_before_the_first_title_stands_below_it_and_is_told():
    chapters, problems = read_chapters(1, "a.md", "a\n\n# A\n\nb\n\n# B\n\nc\n", "en")
    assert [(each.code, each.place.line) for each in problems] == [("B021", 1)]
    assert [words(chapter) for chapter in chapters] == ["A a b", "B c"]


def test_a_name_in_a_repeated_note_stays_with_the_first():
    text = "# A\n\na[^n]\n\n# B\n\nb[^n] [c](#x)\n\n[^n]: [N]{#x}\n"
    (one, two), problems = read_chapters(1, "a.md", text, "en")
    assert problems == ()
    assert (one.ids, two.ids) == ((("x", 9),), ())
    assert Goals([one, two]).find("#x", two) == (one, "x")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# A\n\na[^1]\n\n[^1]: M\n\n[^1]: M\n\n# B\n\nb[^1]\n\n[^1]: N", [("B022", 7)]),
        ("# A\n\na[^1]\n\n[^1]: M\n\n# B\n\nb\n\n[^1]: N", [("B028", 11)]),
        ("# A\n\na[^1]\n\n[^1]: M\n\n# B\n\nb[^1]\n\n[^1]:\n", [("B155", 11)]),
        ("# A\n\na[^1]\n\n[^1]: M\n\n# B\n\nb[^1]\n\n[^1]: N\n\n# C\n\nc[^1]", [("B027", 15)]),
    ],
)
def test_faults_of_notes_are_those_of_their_chapter(text, told):
    assert [(each.code, each.place.line) for each in read_chapters(1, "a.md", text, "en")[1]] == told


def test_a_link_to_a_note_leads_to_that_of_its_chapter():
    text = "# A\n\na[^n] [l](#^n)\n\n[^n]: M\n\n# B\n\nb[^m] c[^n] [l](#fn-n)\n\n[^m]: N\n\n[^n]: O"
    chapters, problems = read_chapters(1, "a.md", text, "en")
    assert problems == ()
    assert [[link.target for link in chapter.links] for chapter in chapters] == [["#c1-note-1"], ["#c2-note-2"]]


def test_notes_that_would_have_no_end_are_told(monkeypatch):
    text = f"[^n]: {'N' * 40}\n\n" + "# A\n\na[^n]\n\n" * 3
    assert len(read_chapters(1, "a.md", text, "en")[0]) == 3
    monkeypatch.setattr(pieces, "MOST_REPEATED", 50)
    chapters, problems = read_chapters(1, "a.md", text, "en")
    assert len(chapters) == 1
    assert [each.code for each in problems] == ["B198"]


# What the walk over the source says of what is lost on the way.

WHOLE = "# A\n\na[^n]\n\n## P\n\np\n\n# B\n\nb[^n] q\n\n[^n]: N.\n"


def without_last(cut):
    return lambda *given: cut(*given)[:-1]


def without_last_block(order):
    def spoilt(path, tree):
        tree.body.remove(tree.body[-1])
        return order(path, tree)

    return spoilt


def in_other_words(repeat):
    def spoilt(note, tree):
        made = repeat(note, tree)
        made[0].text = "M."
        return made

    return spoilt


@pytest.mark.parametrize(
    ("room", "name", "spoil", "told"),
    [
        (baspa.load.chapter, "pieces_of", without_last, (9, 'the book has lost "B b q"')),
        (reader, "title_first", without_last_block, (11, 'the book has lost "b q"')),
        (pieces, "once_more", in_other_words, (0, 'a further chapter that calls the note "N" has it otherwise')),
    ],
)
def test_what_is_lost_between_the_chapters_is_told(room, name, spoil, told, monkeypatch):
    assert read_chapters(1, "a.md", WHOLE, "en")[1] == ()
    monkeypatch.setattr(room, name, spoil(getattr(room, name)))
    _, problems = read_chapters(1, "a.md", WHOLE, "en")
    assert told in [(each.place.line, each.message) for each in problems if each.code == "B170"]


# Links, and what other steps say of such a file.


GOALS = Goals(
    (
        *read_chapters(
            1, "text/a.md", "# A\n\n## Parts\n\na\n\n# B\n\n## Parts\n\nb\n\n## Its end {#end}\n\nb\n", "en"
        )[0],
        *read_chapters(3, "text/b.md", "# C\n\n## Parts\n\nc\n\n# D\n\n## Only here\n\nd\n", "en")[0],
    )
)


@pytest.mark.parametrize(
    ("target", "place", "goal"),
    [
        ("a.md", "c4", "c1"),
        ("a.html", "c4", "c1"),
        ("b.md", "c1", "c3"),
        ("a.md#b", "c4", "c2-b"),
        ("a.md#end", "c4", "end"),
        ("a.md#parts", "c4", "c1-parts"),
        ("a.md#parts-2", "c4", "c2-parts-2"),
        ("a#parts-1", "c4", "c2-parts-2"),  # as GitHub counts
        ("#parts", "c2", "c1-parts"),
        ("#parts", "c4", "c3-parts"),  # of the own file, before that of the book
        ("#end", "c4", "end"),
        ("#only-here", "c1", "c4-only-here"),
        ("b.md#only-here", "c1", "c4-only-here"),
        ("b.md#end", "c1", None),
    ],
)
def test_links_know_the_chapters_of_a_file(target, place, goal):
    chapters = {chapter.id: chapter for chapter in GOALS.chapters}
    found = GOALS.find(target, chapters[place])
    assert (found and found[1]) == goal
    assert found is None or found[0].id == found[1].split("-")[0] or found[1] == "end"


def test_problems_of_a_later_chapter_have_their_lines(tmp_path):
    all_of_it = "# A\n\na\n\n{{< include b.md >}}\n\n# C\n\n::: figures\n:::\n\n[c]{.unknown}\x07 [](#x)\n"
    book, problems = load(write(tmp_path, all_of_it, **{"b.md": "# B\n\n[b]{#toc} [d](#nowhere)\n"}))
    said = sorted(str(each.place) + " " + each.code for each in (*problems, *check(book)))
    assert said == ["b.md:3 B022", "b.md:3 B023", "one.md:12 B023", "one.md:12 B032", "one.md:12 B150", "one.md:9 B149"]
    assert [str(chapter.headings[0].place) for chapter in book.chapters] == ["one.md:1", "b.md:1", "one.md:7"]


def test_each_chapter_may_have_its_list_of_references(tmp_path):
    toml = 'bibliography = ["r.bib"]\n\n[references]\nper = "chapter"\n'
    lists = "# A\n\n[@a]\n\n::: bibliography\n:::\n\n"
    twice = lists + "::: bibliography\n:::\n"
    book, problems = load(write(tmp_path, lists * 2 + twice, toml, **{"r.bib": "@book{a, title={T}, year=1990}"}))
    assert [str(each.place) for each in (*problems, *check(book)) if each.code == "B158"] == ["one.md:22"]
    assert [sum(block.kind == "entry" for block in chapter.blocks) for chapter in book.chapters] == [1, 1, 1]


def test_what_is_said_of_a_file_stands_in_its_first_chapter_and_its_language_in_all(tmp_path):
    toml = '[[contributions]]\nfile = "one.md"\nlanguage = "ru"\n\n[[contributions.authors]]\nname = "Test Author"\n'
    book, _ = load(write(tmp_path, '# A\n\na\n\n# B\n\n"b"\n', toml))
    assert [ET.fromstring(chapter.xhtml).get("lang") for chapter in book.chapters] == ["ru", "ru"]
    assert [len(chapter.authors) for chapter in book.chapters] == [1, 0]
    assert ["Test Author" in chapter.xhtml for chapter in book.chapters] == [True, False]
    assert "«b»" in book.chapters[1].xhtml


def test_what_is_kept_of_a_file_is_that_of_all_its_chapters(tmp_path):
    folder, kept = write(tmp_path / "book"), Store(tmp_path)
    files = ("# A\n\na\n\n# B\n\nb\n", "# A\n\na\n\n# B\n\nother\n", "# A\n\na\n\n# N\n\nn\n\n# B\n\nother\n")
    for text in (*files, *files):
        (folder / "one.md").write_text(text, encoding="utf-8")
        assert load_folder(folder, kept) == load_folder(folder)


def test_a_chapter_that_comes_into_a_file_is_no_other(tmp_path):
    like = "the press prints what its author wrote in a long evening of winter, and the "
    texts = {name: f"# {name}\n\n{like}{name * 3}\n\n" for name in ("one", "two", "three", "new")}
    old, _ = read_chapters(1, "a.md", "".join(texts[name] for name in ("one", "two", "three")), "en")
    new, _ = read_chapters(1, "a.md", "".join(texts[name] for name in ("new", "one", "three", "two")), "en")
    assert chapter_pairs(old, new) == [(0, 1), (2, 2), (1, 3)]
    whole = (read_chapter(1, "a.md", texts["one"], "en")[0],)
    assert chapter_pairs(whole, new) == [(0, 1)]


def test_a_query_finds_its_words_in_a_later_chapter(tmp_path):
    queries = "reading\tnote\nwords of B\tAre they?\na B\tOver the end of a chapter.\n"
    book, problems = load(write(tmp_path, "# A\n\na\n\n# B\n\nThe words of B.\n", **{"queries.tsv": queries}))
    assert [str(each.place) for each in (*problems, *check(book))] == ["queries.tsv:3"]


# Both faces.


ON_PAPER = [title for title in TITLES if title != "For screens alone"]


def test_paper_has_a_page_an_outline_and_numbers_for_each_chapter():
    made = built(BOOK)
    assert list(report(made.problems)) == []
    pdf = pdfium.PdfDocument(made.data("pdf"))
    goals = {item.get_title(): item.get_dest().get_index() for item in pdf.get_toc() if item.level == 0}
    inner = {item.get_title(): item.get_dest().get_index() for item in pdf.get_toc() if item.level == 1}
    found = goals | inner
    pages = [found[next(title for title in found if title.endswith(each))] for each in ON_PAPER]
    assert pages == sorted(set(pages))
    texts = [pdf[page].get_textpage().get_text_bounded() for page in pages]
    assert [title in text for title, text in zip(ON_PAPER, texts, strict=True)] == [True] * len(ON_PAPER)
    assert [pdf.get_page_label(page) for page in pages] == ["v", "1", "3", "4", "5", "6", "7", "8"]
    assert "1 A note of the first chapter" in texts[2].replace("\r\n", "\n")
    assert [("1 A note that three chapters call" in text) for text in texts] == [True, False, False, True, True] + [
        False
    ] * 3
    pdf.close()


def test_the_ebook_has_a_document_for_each_chapter_with_its_notes_and_references():
    with zipfile.ZipFile(io.BytesIO(built(BOOK).data("epub"))) as epub:
        documents = {
            name: epub.read(f"EPUB/{name}.xhtml").decode() for name in ("c1", "c2", "c3", "c4", "c5", "c7", "c8")
        }
        nav = epub.read("EPUB/nav.xhtml").decode()
    titles = [title for title in TITLES if title not in ("For print alone", "Index")]
    assert [title in documents[name] for name, title in zip(documents, titles, strict=True)] == [True] * len(titles)
    assert re.findall(r'href="(c\d+)\.xhtml#', nav) == [
        *("c1", "c2", "c3", "c3", "c3", "c3", "c4", "c4", "c4", "c5", "c7", "c8", "c9", "c10"),
    ]
    shared = "A note that three chapters call"
    assert [name for name, text in documents.items() if shared in text] == ["c1", "c4", "c5"]
    assert {name: text.count("doc-footnote") for name, text in documents.items() if "doc-footnote" in text} == {
        "c1": 1, "c3": 2, "c4": 4, "c5": 1, "c7": 1,
    }  # fmt: skip
    assert [name for name, text in documents.items() if 'class="bibliography"' in text] == ["c3", "c4"]
