"""References as Quarto, pandoc-crossref, bookdown, LaTeX and MyST write them: links that say what they lead to."""

import re
from xml.etree import ElementTree as ET

import pytest
from builds import check, load, write

from baspa.model.book import PAGES
from baspa.tree.chapter import parsed

FIGURE = '![A press](a.svg "A *press*."){#fig-press}\n'
TABLE = "| a |\n|---|\n| b |\n\n: Sizes {#tab:sizes}\n"
PLACES = f"{FIGURE}\n{TABLE}\n$$ a = b $$ {{#eq:e}}\n\n## Two {{#sec-two}}\n\nText.\n"
THEOREM = (
    "::: {#nte-line}\n## Line theorem\n\nA line.\n:::\n\n"
    '::: note {#note-a title="Some note."}\nA.\n:::\n\n::: {#nte-bare}\nA.\n:::'
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'
BIB = "@book{fig-press, title={T}, author={Key, A.}, year=2000}"
CITES = 'bibliography = ["r.bib"]\n'


def read(folder, text, toml="", **files):
    return load(write(folder, f"# One\n\n{text}\n\n{PLACES}", toml, **{"a.svg": SVG, **files}))


def told(problems):
    return [(p.code, p.place.line, p.message) for p in problems if p.code not in ("B035", "B036")]


def shown(text):
    return text.replace(PAGES, "…")


# … stands for what a reference says of its page.
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("See @fig-press, (@fig-press).", "See Figure 1…, (Figure 1…)."),
        ("See fig. @fig-press; Figures @fig-press and @fig-press.", "See fig. 1; Figures 1 and 1."),
        ("In table @tab:sizes and @fig-press, figs. [](#fig-press).", "In table 1 and Figure 1…, figs. 1."),
        ("By (@eq:e), Eq. ([](#eq:e)) and (@eq:e, @eq:e).", "By (1), Eq. (1) and ((1), (1))."),
        ("A figment @fig-press, a note: @fig-press.", "A figment Figure 1…, a note: Figure 1…."),
        ("@Fig-press @{fig-press}s", "Figure 1… Figure 1…s"),
        ("[@fig-press], [-@fig-press] -@fig-press", "Figure 1…, 1 -Figure 1…"),
        ("[Fig. @fig-press, left; @tab:sizes]\nc", "Fig. 1, left; Table 1… c"),
        ("[see\n@fig-press] c", "see 1 c"),
        ("@eq:e and @sec-two", "(1) and “Two”…"),
        ("[-@sec-two], [Sec. @sec-two]", "“Two”…, Sec. “Two”"),
        (r"Figure \@ref(fig-press), \@ref(eq:e), \@ref(tab:sizes)", "Figure 1, (1), 1"),
        (r"\ref{fig-press}, \eqref{eq:e}, \autoref{fig-press}, \Cref{fig-press,tab:sizes}",
         "1, (1), Figure 1…, Figure 1…; Table 1…"),
        ("{ref}`sec-two`, {ref}`that\none <sec-two>`, {eq}`eq:e`", "“Two”…, that one, (1)"),
        ("{numref}`fig-press`, {numref}`Fig. %s <fig-press>`, {numref}``No. {number} <fig-press>``",
         "Figure 1…, Fig. 1, No. 1"),
        ("{doc}`one`, {doc}`this <one.md>`", "“One”…, this"),
        ("*@fig-press* **[@fig-press]**", "Figure 1… Figure 1…"),
    ],
)  # fmt: skip
def test_what_a_reference_says(tmp_path, text, said):
    book, problems = read(tmp_path, text)
    assert told((*problems, *check(book))) == []
    block = book.chapters[0].blocks[1]
    assert shown(block.text) == said
    assert len(book.chapters[0].links) == len(list(parsed(book.chapters[0]).iter("a")))


@pytest.mark.parametrize(
    "text",
    [
        r"\@fig-press",
        "`@fig-press`",
        "author@fig-press",
        "@figpress @press @fig",
        "[@fig-press](#sec-two)",
        "[words @fig-press]{.smallcaps}",
    ],
)
def test_what_is_no_reference(tmp_path, text):
    assert "Figure 1" not in read(tmp_path, text)[0].chapters[0].blocks[1].text.replace("words Figure 1", "")


def test_a_reference_without_a_goal_stays_text_and_is_told_once_a_file(tmp_path):
    text = "See @fig-a and\n[@tbl-b; @fig-press], {ref}`c` *d* @sec-e.\n\nMore: @fig-a.\n\n> \\@ref(f)"
    book, problems = read(tmp_path, text)
    chapter = book.chapters[0]
    assert [block.text for block in chapter.blocks[1:4]] == [
        "See @fig-a and [@tbl-b; @fig-press], {ref}c d @sec-e.", "More: @fig-a.", "@ref(f)"]  # fmt: skip
    assert (chapter.links, "data-" in chapter.xhtml) == ((), False)
    assert "{ref}<code>c</code> <em>d</em> @sec-e." in chapter.xhtml
    said = "this looks like a link, but prints as text, 6 times: @fig-a, [@tbl-b; @fig-press], {ref}c, …"
    assert told(problems) == [("B154", 3, f"{said}, and in lines 4, 6, 8")]


def test_a_number_in_the_words_of_a_link_is_that_of_what_has_one(tmp_path):
    text = "[Fig. %s](#fig-press) *[%s](#tab:sizes)* [`%s` of %s](#eq:e) [%s](#sec-two) [50 %s](https://example.org)"
    book, problems = read(tmp_path, text)
    assert (told(problems), book.chapters[0].blocks[1].text) == ([], "Fig. 1 1 %s of 1 %s 50 %s")


def test_theorems_and_boxes_of_quarto_are_referred_to_by_their_kinds(tmp_path):
    text = '@nte-a, @Nte-a and @wrn-b.\n\n::: {.callout-note #nte-a title="Some note"}\nA.\n:::\n\n'
    book, problems = read(tmp_path, f"{text}::: {{.callout-warning #wrn-b}}\nB.\n:::")
    assert shown(book.chapters[0].blocks[1].text) == "“Some note”…, “Some note”… and “Warning”…."
    assert told(problems) == []


def test_what_has_neither_number_nor_title_is_no_goal(tmp_path):
    text = "See @fig-plain and {ref}`this <fig-plain>`.\n\n::: {#fig-plain}\nText.\n:::"
    book, problems = read(tmp_path, text)
    assert book.chapters[0].blocks[1].text == "See @fig-plain and this."
    assert told(problems) == [("B154", 3, "this looks like a link, but prints as text: @fig-plain")]


def test_each_file_tells_its_own(tmp_path):
    write(tmp_path, "# One\n\n@fig-a\n\n{{< include two.md >}}\n", **{"two.md": "@fig-b\n\n@fig-c\n"})
    assert [str(problem.place) for problem in load(tmp_path)[1]] == ["one.md:3", "two.md:1"]


def test_a_goal_may_stand_in_another_chapter_and_links_keep_their_order(tmp_path):
    one = "# One\n\n[a](#b-two) @sec-b [c](https://example.org).[^n]\n\n[^n]: @sec-b [d](#sec-b)\n"
    write(tmp_path, one, **{"two.md": "# Two {#sec-b}\n\n## B two\n\nText.\n"})
    toml = (tmp_path / "book.toml").read_text().replace('"one.md"', '"one.md", "two.md"')
    (tmp_path / "book.toml").write_text(toml)
    book, problems = load(tmp_path)
    assert (problems, check(book)) == ((), ())
    links = [(link.target, link.place.line) for link in book.chapters[0].links]
    assert links == [("#b-two", 3), ("#sec-b", 3), ("https://example.org", 3), ("#sec-b", 5), ("#sec-b", 5)]


def test_a_heading_says_in_the_contents_what_its_references_say(tmp_path):
    book, problems = read(tmp_path, "Text.\n\n## Of @fig-press and @fig-a\n\nText.\n\n## Of [](#fig-press)\n\nText.")
    assert [heading.text for heading in book.chapters[0].headings][1:3] == ["Of Figure 1 and @fig-a", "Of Figure 1"]
    assert [problem.code for problem in problems] == ["B154"]


# Books that cite.


def test_a_key_of_the_bibliography_is_a_citation(tmp_path):
    book, problems = read(tmp_path, "[@fig-press] and [@tab:sizes; @sec-two]", CITES, **{"r.bib": BIB})
    assert problems == ()
    text = book.chapters[0].blocks[1].text
    assert re.fullmatch(r"\(Key,? 2000\) and Table 1…; “Two”…", shown(text)), text


@pytest.mark.parametrize("style", ["gost-notes", "apa"])
def test_a_reference_to_a_place_is_no_note_of_a_citation(tmp_path, style):
    toml = f'{CITES}citation_style = "{style}"\n'
    book, problems = read(tmp_path, "[@tab:sizes], @fig-press.", toml, **{"r.bib": BIB.replace("fig-press", "k")})
    assert problems == ()
    assert shown(book.chapters[0].blocks[1].text) == "Table 1…, Figure 1…."


def test_a_key_that_neither_a_reference_nor_a_place_has_is_told(tmp_path):
    _, problems = read(tmp_path, "@fig-a [@sec-two; see @tbl-b]\n\n{ref}`c`", CITES, **{"r.bib": BIB})
    assert told(problems) == [
        ("B108", 3, 'no reference has the key "fig-a"'),
        ("B108", 3, 'no reference has the key "tbl-b"'),
        ("B154", 5, "this looks like a link, but prints as text: {ref}c"),
    ]


def test_no_key_is_told_where_the_references_cannot_be_read(tmp_path):
    _, problems = read(tmp_path, "@fig-a", CITES, **{"r.bib": "@book{a, title={T"})
    assert {problem.code for problem in problems} == {"B100"}


def test_the_e_book_has_the_links(tmp_path):
    book, _ = read(tmp_path, "See [Fig. @fig-press, left].")
    paragraph = next(p for p in parsed(book.chapters[0]).iter("p"))
    assert ET.tostring(paragraph, encoding="unicode") == ('<p id="c1-2">See <a href="#fig-press">Fig. 1</a>, left.</p>')


def test_a_division_is_called_as_the_heading_that_it_begins_with_or_as_its_title(tmp_path):
    text = f"By @nte-line, [](#nte-line), {{ref}}`note-a`, [{{title}}](#note-a).\n\n{THEOREM}"
    for number, (toml, files) in enumerate((("", {}), (CITES, {"r.bib": BIB}))):
        book, problems = read(tmp_path / str(number), text, toml, **files)
        assert [p for p in told((*problems, *check(book))) if p[0] != "B100"] == []
        said = "By “Line theorem”…, “Line theorem”…, “Some note”…, Some note."
        assert shown(book.chapters[0].blocks[1].text) == said


def test_a_division_without_a_title_is_not_taken_for_a_reference_that_lacks(tmp_path):
    text = f"By @nte-bare and @nte-none.\n\n{THEOREM}"
    for number, (toml, files) in enumerate((("", {}), (CITES, {"r.bib": BIB}))):
        book, problems = read(tmp_path / str(number), text, toml, **files)
        found = [(p.code, p.hint.partition(":")[0]) for p in (*problems, *check(book)) if "@nte-bare" in p.message]
        assert found == [("B154", "write [words](#name)")]
        assert any("nte-none" in message for _, _, message in told(problems))


def test_the_label_of_a_formula_is_its_name(tmp_path):
    text = "# One\n\n@eq-a\n\n$$\n\\begin{align}\na &= b \\label{eq-a} \\\\\nc &= d\n\\end{align}\n$$\n"
    book, problems = load(write(tmp_path, text))
    assert (problems, book.chapters[0].blocks[1].text) == ((), "(1)")
