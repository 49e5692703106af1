"""The finer rules of the structure tree: what goes over pages and columns is one element, and says what it is."""

import io
from itertools import groupby

import pikepdf
import pytest
from builds import build, built, kids, name_tree, structure, write

from baspa.bind.paper import tagging
from baspa.bind.paper.line_tags import is_plain
from baspa.model.problem import has_errors
from baspa.verify.held.pdf import marked_text

GREEDY = '[design]\njustify = "greedy"\n'  # lines that take less time
TEXT = ("/Span", "/NonStruct", "/Code")  # a piece a line


def words(number):
    return "word " * number


def table(first, other, lines, more=""):
    rows = f"| {first:5} | {other:5} |\n| {' ' if more else first:5} | {' ' if more else other:5} |\n" * (lines // 2)
    return f"+-------+-------+\n| h     | k     |\n+=======+=======+\n{rows}+-------+-------+\n{more}"


# Every kind of element once: what it is, what it is called, and what it says. Short lines, so that none is broken.
EVERY_KIND = r"""# A *b*

*em* **st** ~~s~~ H~2~O^3^ `co` [сөз]{lang=kk} [*no*]{lang=en}

[Link *to*](https://example.org/) [](#tab)

$\frac{a}{b}$ and[^n] [^n]

::: epigraph
E.
:::

> Q.

```
code
```

::: box
B.
:::

- one

  two
    1. deep

Term
: Meaning.

![Alt](a.svg "Cap"){#fig}

![](a.svg){.decorative}

| a | b |
|---|---|
| c | d |

: Head {#tab header-columns=1}

+---+-------+
|   | a     |
|   +---+---+
|   | b | c |
+===+===+===+
| d | e | f |
+---+---+---+

: C {header-columns=1}

## Ru {#ru lang=ru}

| verse

***

$$ x $$ {#eq}

[Word]{.index} [no](#ru)

[^n]: Note *em*.

    - x

    Second.

::: index
:::
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'
SAID = ("/ID", "/Lang", "/Alt", "/ActualText")


def lines_of(element, indent=""):
    """Draw an element and those below it, a line each; of a link, what is said of it."""
    said = [f"{key[1:]}={str(element[key])!r}" for key in SAID if key in element]
    about = element.get("/A", {})
    said += [str(about.Scope)] if "/Scope" in about else []
    said += [f"Headers={[str(name) for name in about['/Headers']]}"] if "/Headers" in about else []
    yield " ".join([indent + str(element.S)[1:], *said])
    for kid in kids(element):
        if "/S" in kid:
            yield from lines_of(kid, indent + "  ")
        elif "/Obj" in kid:
            yield f"{indent}  -> {kid.Obj.Contents}"


TREE = """
Sect
  H1 ID='contents'
  TOC
    TOCI
      Reference
        Link
          -> A b
          Span
    TOCI
      Reference
        Link
          -> Ru
          Span
Sect ID='c1'
  H1 ID='c1-a-b'
    Span
  P ID='c1-2'
    Span
    Span
    Span
    Span
    Span
    Code
    Span Lang='kk'
    Span
      Span
  P ID='c1-3'
    Link
      -> Link to
      Span
    Link
      -> Table 1
      Span
      Span
        NonStruct
          Span
  P ID='c1-4'
    Formula Alt='\\\\frac{a}{b}'
    Link ID='c1-fnref1'
      -> 1
    Note ID='c1-fn1'
      P ID='c1-33'
        Link
          -> 1
        Span
      L
        LI ID='c1-34'
          Lbl
          LBody
      P ID='c1-35'
    Link
      -> 1
  BlockQuote
    P ID='c1-5'
  BlockQuote
    P ID='c1-6'
  P ID='c1-7'
    NonStruct
      Code
    Span
    NonStruct
      Code
  Sect
    P ID='c1-8'
  L
    LI ID='c1-9'
      Lbl
      LBody
        P ID='c1-10'
        P ID='c1-11'
        L
          LI ID='c1-12'
            Lbl
            LBody
  L
    LI
      Lbl ID='c1-13'
      LBody ID='c1-14'
  Div ID='fig'
    Figure Alt='Alt'
    Caption ID='c1-15'
      Span
        Span
      Span
  Div
    NonStruct ActualText=''
  Table ID='tab'
    Caption ID='c1-16'
      Span
        Span
      Span
    THead
      TR
        TH ID='c1-17' /Column
        TH ID='c1-18' /Column
    TBody
      TR
        TH ID='c1-19' /Row
        TD ID='c1-20'
  Table
    Caption ID='c1-21'
      Span
    THead
      TR
        TD ID='c1-22'
        TH ID='c1-23' /Column
      TR
        TH ID='c1-24' /Column Headers=['c1-23']
        TH ID='c1-25' /Column Headers=['c1-23']
    TBody
      TR
        TH ID='c1-26' /Row
        TD ID='c1-27' Headers=['c1-23', 'c1-24', 'c1-26']
        TD ID='c1-28' Headers=['c1-23', 'c1-25', 'c1-26']
  Sect
    H2 ID='ru' Lang='ru'
    Div
      P ID='c1-30'
        Span
    NonStruct
    P ID='eq'
      Formula Alt='x'
      Span
    P ID='c1-32'
      Link
        -> no
    Index
      Div
        Div
          Div
            P ID='c1-entry-letter.1'
            L
              LI ID='c1-entry.1'
                LBody
                  Span
                  Span
                    Link
                      -> 2
"""


def test_every_kind_of_element_has_its_type_and_says_what_it_is(tmp_path):
    made = build(write(tmp_path, EVERY_KIND, GREEDY, **{"a.svg": SVG}), ("pdf",))
    assert made.problems == ()
    with pikepdf.open(io.BytesIO(made.data("pdf"))) as pdf:
        found = [element for element, _ in structure(pdf) if element.get("/ID") in ("contents", "c1")]
        drawn = "\n".join(line for element in found for line in lines_of(element.P if element.S == "/H1" else element))
        links = sum(each.Subtype == "/Link" for page in pdf.pages for each in page.get("/Annots", ()))
        names = [(str(name), element.objgen) for name, element in name_tree(pdf.Root.StructTreeRoot.IDTree)]
        assert names == sorted((str(e.ID), e.objgen) for e, _ in structure(pdf) if "/ID" in e)
    assert drawn == TREE.strip("\n")
    assert links == drawn.count("->")


# What goes over pages and columns.

INDEX = " ".join(f'[w{n}]{{index="W{n:02}"}} [v{n}]{{index="All!V{n:02}"}}' for n in range(30))

# What goes over a page, or a column, and its elements: those below in brackets, with how often they follow each other.
OVER = {
    "a paragraph": (words(400), "P"),
    "a quotation": (f"> {words(200)}\n>\n> {words(300)}", "BlockQuote(P*2)"),
    "code": ("```\n" + "line\n" * 90 + "```", "P"),
    "a stanza": ("\n".join(f"| line {number}" for number in range(70)), "Div(P)"),
    "a box": (f"::: box\n{words(200)}\n\n{words(300)}\n:::", "Sect(P*2)"),
    "a list": ("\n".join(f"{number}. {words(150)}" for number in (1, 2, 3)), "L(LI(Lbl LBody)*3)"),
    "an item": (f"- {words(400)}\n\n  {words(100)}\n- b", "L(LI(Lbl LBody(P*2)) LI(Lbl LBody(P)))"),
    "a list in a list": (
        f"- {words(300)}\n  - {words(300)}\n  - b\n- c",
        "L(LI(Lbl LBody(L(LI(Lbl LBody)*2))) LI(Lbl LBody))",
    ),
    "text and code behind a list in a list": (
        f"- {words(300)}\n\n  - {words(300)}\n  - b\n\n  {words(300)}\n\n  ```\n  code\n  ```\n- c",
        "L(LI(Lbl LBody(P L(LI(Lbl LBody)*2) P*2)) LI(Lbl LBody(P)))",
    ),
    "a list at the head of an item": ("- - a\n\n  b", "L(LI(Lbl LBody(L(LI(Lbl LBody)) P)))"),
    "two lists in an item": ("- a\n\n  1. b\n\n  - c\n\n  d", "L(LI(Lbl LBody(P L(LI(Lbl LBody))*2 P)))"),
    "a heading": (f"## {words(500)}\n\nText.", "Sect(H2 P)"),
    "a caption": (f'![Alt](a.svg "{words(500)}")', "Div(Figure Caption)"),
    "a table's caption": (f"| a |\n|---|\n| b |\n\n: {words(500)}", "Table(Caption THead(TR(TH)) TBody(TR(TD)))"),
    "a definition": (f"Term\n: {words(400)}\n\nB\n: c", "L(LI(Lbl LBody)*2)"),
    "a term": (f"{words(500)}\n: c", "L(LI(Lbl LBody))"),
    "a table": ("| h | k |\n|---|---|\n" + "| a | b |\n" * 40, "Table(THead(TR(TH*2)) TBody(TR(TD*2)*40))"),
    "a row": (table("a", "b", 100), "Table(THead(TR(TH*2)) TBody(TR(TD*2)))"),
    "a row of blocks": (
        table("a", "b", 120, "\n: C {header-columns=1}\n"),
        "Table(Caption THead(TR(TH*2)) TBody(TR(TH(P*60) TD(P*60))))",
    ),
    "an index, in two columns of a page": (
        f"{INDEX}\n\n::: index\n:::",
        "P Index(Div(Div(Div(P L(LI(LBody(L(LI(LBody)*30))))) Div(P L(LI(LBody)*30)))))",
    ),
    "a definition in a note": (
        f"Call[^a]\n\n[^a]: Note.\n\n    Term\n    : {words(500)}\n\n    B\n    : c",
        "P(Link Note(P(Link) L(LI(Lbl LBody)*2)))",
    ),
}


def shape(element):
    """Return the types of an element and of those below it, without the pieces of its text."""
    found = [shape(kid) for kid in kids(element) if "/S" in kid and str(kid.S) not in TEXT]
    runs = [(each, len(list(run))) for each, run in groupby(found)]
    below = " ".join(each + (f"*{times}" if times > 1 else "") for each, times in runs)
    return str(element.S)[1:] + (f"({below})" if below else "")


def chapter(folder, text):
    made = build(write(folder, f"# One\n\n{text}\n", GREEDY, **{"a.svg": SVG}), ("pdf",))
    assert not has_errors(made.problems)
    pdf = pikepdf.open(io.BytesIO(made.data("pdf")))
    return pdf, next(element for element, _ in structure(pdf) if element.get("/ID") == "c1")


@pytest.fixture(scope="module")
def shapes(tmp_path_factory):
    """Return the shapes of the chapters of a book, one for each of what goes over a page."""
    chapters = {f"{number}.md": f"# {name}\n\n{text}\n" for number, (name, (text, _)) in enumerate(OVER.items())}
    toml = f'title = "T"\nlanguage = "en"\nchapters = {[*chapters]}\n{GREEDY}'
    made = build(write(tmp_path_factory.mktemp("over"), **{"book.toml": toml, "a.svg": SVG}, **chapters), ("pdf",))
    assert not has_errors(made.problems)
    with pikepdf.open(io.BytesIO(made.data("pdf"))) as pdf:
        found = {str(element.get("/ID")): element for element, _ in structure(pdf)}
        return {name: shape(found[f"c{number}"]) for number, name in enumerate(OVER, 1)}


@pytest.mark.parametrize("name", OVER)
def test_what_goes_over_a_page_is_one_element(shapes, name):
    assert shapes[name] == f"Sect(H1 {OVER[name][1]})"


def test_contents_that_go_over_a_page_are_one_list(tmp_path):
    heads = "\n\n".join(f"## Head {number}" for number in range(50))
    made = build(write(tmp_path, f"# One\n\n{heads}\n", GREEDY), ("pdf",))
    with pikepdf.open(io.BytesIO(made.data("pdf"))) as pdf:
        lists = [shape(element) for element, _ in structure(pdf) if element.S == "/TOC"]
        assert lists == ["TOC(TOCI(Reference(Link))*51)"]
        assert len({element.Pg.objgen for element, _ in structure(pdf) if element.S == "/TOCI"}) == 2


def test_pieces_of_a_line_stay_apart_on_a_page(tmp_path):
    """Those of later pages go to the first."""
    pdf, found = chapter(tmp_path, f"A [{words(300)}]{{.smallcaps}} b.")
    with pdf:
        *marked, last = (kid for kid in kids(kids(found)[1]) if "/S" in kid)
        assert len(marked) > 20
        assert {kid.Pg.objgen for kid in marked} == {last.Pg.objgen}
        assert all(isinstance(piece, int) for kid in marked for piece in kid.K)
        assert last.Pg.objgen not in {piece.Pg.objgen for piece in kids(last)} > set()


def every_kind(folder):
    """Return the PDF of a book with an element of each kind, and with a link and a paragraph that go over a page."""
    link = f"[Link {words(200)}](https://example.org/)"
    text = f"{EVERY_KIND.replace('[Link *to*](https://example.org/)', link)}\n\n{words(500)}"
    return build(write(folder, text, GREEDY, **{"a.svg": SVG}), ("pdf",)).data("pdf")


def held(element, page=None):
    """Yield the content of an element and of those below it: its page, its number there, and the element."""
    page = element.get("/Pg", page)
    for kid in element.get("/K", ()):
        if isinstance(kid, int):
            yield page.objgen, kid, element.objgen
        elif "/MCID" in kid:
            yield kid.Pg.objgen, int(kid.MCID), element.objgen
        elif "/S" in kid:
            yield from held(kid, page)


@pytest.mark.parametrize("name", ["every kind", "construct-everything", "construct-notes-pages", "construct-long"])
def test_content_and_its_element_know_each_other(tmp_path, name):
    """ISO 32000-1, 14.7.4.4: a reader that has a page finds the elements of what is on it by the parent tree."""
    data = every_kind(tmp_path) if name == "every kind" else built(name).data("pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = list(held(pdf.Root.StructTreeRoot.K[0]))
        owners = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        pages = {page.objgen: owners[page.StructParents] for page in pdf.pages}
        assert len({each[:2] for each in found}) == len(found) > 20
        assert [(page, mcid, pages[page][mcid].objgen) for page, mcid, _ in found] == found
        elements = [each for each, _ in structure(pdf)]
        annotations = {each.Obj.objgen: e.objgen for e in elements for each in kids(e) if "/Obj" in each}
        on_pages = [each for page in pdf.pages for each in page.get("/Annots", ())]
        assert {each.objgen: owners[each.StructParent].objgen for each in on_pages} == annotations


def test_lines_are_content_of_their_paragraph(tmp_path):
    pdf, found = chapter(tmp_path, f"{words(300)}\n\n- {words(300)}")
    with pdf:
        paragraph, (item,) = kids(found)[1], (each for each, _ in structure(pdf) if each.S == "/LBody")
        assert min(len(holder.K) for holder in (paragraph, item)) > 5
        assert [kid for holder in (paragraph, item) for kid in kids(holder) if "/S" in kid] == []


def test_elements_of_plain_text_are_as_they_are_by_way_of_weasyprints(tmp_path, monkeypatch):
    text = EVERY_KIND.replace("*em*", f"{words(900)}\n\n*em*") + "\n| a | b |\n|---|---|\n" + "| c | d |\n" * 90
    folder = write(tmp_path, text, **{"a.svg": SVG})
    made, plain = build(folder).data("pdf"), []
    monkeypatch.setattr(tagging, "is_plain", lambda box: plain.append(is_plain(box)))
    assert build(folder).data("pdf") == made
    assert {True, False} == set(plain)


def test_an_item_has_one_body_that_knows_its_item_and_its_page(tmp_path):
    pdf, _ = chapter(tmp_path, f"1. a\n\n   > b\n\n2. c\n   - d\n   - e\n\n{INDEX}\n\n::: index\n:::\n")
    with pdf:
        bodies = [element for element, _ in structure(pdf) if element.S == "/LBody"]
        assert len(bodies) > 60
        for body in bodies:
            assert (str(body.P.S), [str(kid.S) for kid in kids(body.P)].count("/LBody")) == ("/LI", 1)
            assert "/Pg" in body
            assert {kid.P.objgen for kid in kids(body) if "/S" in kid} <= {body.objgen}


def test_pieces_of_words_that_are_marked_are_read_in_their_order_over_pages(tmp_path):
    """Those of the next page go behind the last of the page, not behind the first."""
    marked = " ".join(f"word{number}" for number in range(300))
    made = build(write(tmp_path, f"# One\n\n{words(150)}\n\nA [{marked}]{{lang=kk}} b.\n", GREEDY), ("pdf",))
    assert made.problems == ()


def marks(page):
    """Yield for each piece of text of a page what it is marked as."""
    open_marks = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) in ("BMC", "BDC"):
            open_marks.append(str(operands[0]))
        elif str(operator) == "EMC":
            open_marks.pop()
        elif str(operator) in ("Tj", "TJ"):
            yield open_marks[-1]


def test_heads_and_folios_are_no_text_and_say_what_they_are(tmp_path):
    made = build(write(tmp_path, f"# One\n\n{words(500)}", GREEDY), ("pdf",))
    with pikepdf.open(io.BytesIO(made.data("pdf"))) as pdf:
        kinds = {str(kind) for page in pdf.pages for kind in artifacts(page)}
        assert kinds == {"/Header", "/Footer"}
        owners = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        owned = sum(len(owners[page.StructParents]) for page in pdf.pages)
        assert owned == len(list(held(pdf.Root.StructTreeRoot.K[0])))  # no content is in an element that is in none


def artifacts(page):
    """Yield the kind of each artifact of pagination of a page."""
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC" and "/Subtype" in operands[1]:
            assert (str(operands[0]), str(operands[1].Type)) == ("/Artifact", "/Pagination")
            yield operands[1].Subtype


def test_the_dots_of_the_contents_are_no_text(tmp_path):
    """A voice hears the titles and their numbers."""
    made = build(write(tmp_path, "# One\n\n## Two\n\nText.\n", GREEDY), ("pdf",))
    assert made.problems == ()
    read = marked_text(made.data("pdf"))
    with pikepdf.open(io.BytesIO(made.data("pdf"))) as pdf:
        entries = [element for element, _ in structure(pdf) if element.S == "/TOCI"]
        page = next(index for index, each in enumerate(pdf.pages) if each.objgen == entries[0].Pg.objgen)
        assert [text.strip() for at, text in read.items() if at[0] == page] == [
            "Contents",
            "One",
            "1",
            "Two",
            "1",
        ]
        assert list(marks(pdf.pages[page])).count("/Artifact") > 50
