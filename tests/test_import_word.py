"""What Word writes and pandoc does not read: it comes into the book, or is told with its place."""

from pathlib import Path

import pytest
from test_import_lost import book_of

from baspa.importing.archive import pack, unpack

DATA = Path(__file__).parent / "data" / "import"
SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
}
NAMED = "word/_rels/document.xml.rels"
RELATION = f'<Relationship Id="%s" Type="{SPACES["r"]}/%s" Target="%s"/>'


def p(*runs, style=""):
    return f"<w:p>{f'<w:pPr>{style}</w:pPr>' * bool(style)}{''.join(runs)}</w:p>"


def r(text, look=""):
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def row(*cells, change=""):
    return f"<w:tr>{change}{''.join(f'<w:tc>{p(r(cell))}</w:tc>' for cell in cells)}</w:tr>"


def word(tmp_path, body, relations="", parts=()):
    """The text behind the heading of a document with this body, and what is said of it."""
    members = unpack((DATA / "pandoc.docx").read_bytes(), "pandoc.docx")
    names = " ".join(f'xmlns:{name}="{space}"' for name, space in SPACES.items())
    heading = p(r("A"), style='<w:pStyle w:val="Heading1"/>')
    document = f"<w:document {names}><w:body>{heading}{body}</w:body></w:document>"
    kept = {path: data for path, data in members.items() if "comments" not in path and "footnotes" not in path}
    named = members[NAMED].replace(b"</Relationships>", f"{relations}</Relationships>".encode())
    kept |= {"word/document.xml": document.encode(), NAMED: named, **dict(parts)}
    text, said = book_of(tmp_path, "a.docx", pack(kept))
    return text.removeprefix("# A\n\n").removesuffix("\n"), [each for each in said if "B088" not in each]


BOX = f"<w:txbxContent>{p(r('In a box.'))}{p(r('Two.'))}</w:txbxContent>"
VML = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
WPS = f"<a:graphic><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphic>"
WPS = f"<w:drawing><wp:anchor>{WPS}</wp:anchor></w:drawing>"
FORM = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
ART = '<w:r><w:pict><v:shape><v:textpath string="GRAND SALE"/></v:shape></w:pict></w:r>'
DROP = '<w:framePr w:dropCap="%s" w:lines="3"/>'
LIST = "<w:ddList><w:result w:val='1'/><w:listEntry w:val='a'/><w:listEntry w:val='b'/></w:ddList>"
DELETED = '<w:trPr><w:del w:id="1" w:author="E" w:date="2020-01-01T00:00:00Z"/></w:trPr>'
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="A bridge"/><a:graphic><a:graphicData>'
    "<a:blip {}/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p(r("Before "), f"<w:r>{VML}</w:r>", r("after.")) + p(r("On.")), "Before after.\n\nIn a box.\n\nTwo.\n\nOn."),
        (
            p(
                r("One."),
                f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{WPS}</mc:Choice>'
                f"<mc:Fallback>{VML}</mc:Fallback></mc:AlternateContent></w:r>",
            ),
            "One.\n\nIn a box.\n\nTwo.",
        ),
        (p(r("O"), style=DROP % "drop") + p(r("nce."), style='<w:jc w:val="both"/>'), "Once."),
        (p(r("O"), style=DROP % "margin") + p(r("nce.")) + p(r("T")), "Once.\n\nT"),
        (p(r("a "), ART, r(" b")), "a GRAND SALE b"),
        (p(r("O"), style=DROP % "none") + p(r("nce.")), "O\n\nnce."),
        (p(r("By "), f'<w:fldSimple w:instr=" AUTHOR ">{r("A. Author")}</w:fldSimple>'), "By A. Author"),
        (p(r("a"), "<w:r><w:ptab/></w:r>", r("b"), "<w:r><w:cr/></w:r>", r("c")), "a b\\\nc"),
        (p(r("a"), "<w:r><w:noBreakHyphen/></w:r>", r("b")), "a-b"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>', r(" x")), "→ x"),
        (p(r("\uf0e0\uf0e1", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), r(" x")), "→↑ x"),
        (p('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>', r(" x")), "α x"),
        (p(FORM.format(LIST)), "b"),
        (p(r("Shown, ", "<w:caps/>"), r("not", '<w:caps w:val="0"/>')), "SHOWN, not"),
    ],
    ids=[
        "vml", "wps", "drop", "margin", "art", "none", "field", "breaks", "hyphen", "sign", "signs", "symbol", "list",
        "caps",
    ],
)  # fmt: skip
def test_what_is_read(tmp_path, body, text):
    assert word(tmp_path, body) == (text, [])


FORMULA, TAB = "<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>", "<w:r><w:tab/></w:r>"
TABLE = f"<w:tbl>{row('x', 'y')}{row('1', '2')}</w:tbl>"
PIPES = "| x | y |\n| --- | --- |\n| 1 | 2 |"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p(TAB, FORMULA, TAB, r("(2.1)")), "$$\na = b \\tag{2.1}\n$$"),
        (p(FORMULA, r(", (1)")), "$$\na = b, \\tag{1}\n$$"),
        (f"<w:tbl><w:tr><w:tc>{p()}</w:tc><w:tc>{p(FORMULA)}</w:tc><w:tc>{p(r('(1)'))}</w:tc></w:tr></w:tbl>",
         "$$\na = b \\tag{1}\n$$"),
        (p(FORMULA, r(" by (1)")), "$a = b$ by (1)"),
        (p(r("Таблица 1 – Буквы")) + TABLE, f"{PIPES}\n\n: Таблица 1 – Буквы"),
        (TABLE + p(r("Table 1. Letters")), f"{PIPES}\n\n: Table 1. Letters"),
        (p(r("Таблица 1 показывает их.")) + TABLE, f"Таблица 1 показывает их.\n\n{PIPES}"),
    ],
)  # fmt: skip
def test_what_is_typed_beside_formulas_and_tables(tmp_path, body, text):
    assert word(tmp_path, body)[0] == text


def test_check_boxes_of_old_forms(tmp_path):
    boxes = ("<w:checkBox><w:checked/></w:checkBox>", '<w:checkBox><w:default w:val="0"/></w:checkBox>')
    text, _ = word(tmp_path, p(*(FORM.format(box) for box in boxes)))
    assert text == "☒☐"


@pytest.mark.parametrize(
    ("body", "text", "said"),
    [
        (p(r("a "), r("secret words", "<w:vanish/>"), r("b")), "a b", 'hidden text "secret words"'),
        (
            f"<w:tbl>{row('a', 'b')}{row('x', 'y', change=DELETED)}{row('c', 'd')}</w:tbl>",
            "| a | b |\n| --- | --- |\n| c | d |",
            "a row of a table that tracked changes deleted is left out",
        ),
        (p(r("a"), PICTURE.format('r:link="rN"')), "a", 'picture whose file the document has not: "A bridge"'),
        (p(r("a"), PICTURE.format('r:embed="none"')), "a", 'picture whose file the document has not: "A bridge"'),
        (p(r("a"), PICTURE.format("").replace("a:blip", "c:chart")), "a", 'chart "A bridge"'),
        (p(r("a")) + '<w:altChunk r:id="rN"/>', "a", "document put in as a whole"),
        (p(r("a"), '<w:r><w:sym w:font="Webdings" w:char="F021"/></w:r>'), "a", "sign F021 of the font Webdings"),
    ],
    ids=["hidden", "row", "linked", "missing", "chart", "whole", "sign"],
)
def test_what_is_told_with_its_place(tmp_path, body, text, said):
    found, messages = word(tmp_path, body, RELATION % ("rN", "image", "x.png"))
    assert found == text
    (told,) = [message for message in messages if "head" not in message]
    assert told.startswith(said)
    assert 'under "A"' in told


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("chunk.html", "<p>Words <b>put</b> in.</p><ul><li>x</li></ul>", "Words **put** in.\n\n- x"),
        ("chunk.txt", "Words put in.\n\nMore.", "Words put in.\n\nMore."),
        ("chunk.rtf", r"{\rtf1 Words put in.\par}", "Words put in."),
    ],
)
def test_documents_put_in_as_a_whole(tmp_path, name, data, text):
    body = p(r("a")) + '<w:altChunk r:id="rC"/>' + p(r("b"))
    found, said = word(tmp_path, body, RELATION % ("rC", "aFChunk", name), [(f"word/{name}", data.encode())])
    assert (found, said) == (f"a\n\n{text}\n\nb", [])


W_SPACE = f'xmlns:w="{SPACES["w"]}"'


def of_lists(*styles):
    """The parts of a document with styles of lists: each with its name, and the list that it has."""
    looks = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        for n, (_, kind, text) in enumerate(styles)
    )
    lists = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(styles)))
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="{n + 1}"/></w:numPr></w:pPr></w:style>'
        for n, (name, _, _) in enumerate(styles)
    )
    heading = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    return [
        ("word/numbering.xml", f"<w:numbering {W_SPACE}>{looks}{lists}</w:numbering>".encode()),
        ("word/styles.xml", f"<w:styles {W_SPACE}>{heading}{named}</w:styles>".encode()),
    ]


def items(*lines):
    return "".join(p(r(text), style=f'<w:pStyle w:val="{style}"/>') for style, text in lines)


def test_styles_of_lists_within_lists_say_how_deep_they_stand(tmp_path):
    styles = of_lists(
        ("List Number", "decimal", "%1."), ("List Number 2", "decimal", "%1)"), ("List Bullet 3", "bullet", "-")
    )
    body = items(
        ("ListNumber", "a"), ("ListNumber2", "b"), ("ListNumber2", "c"), ("ListBullet3", "d"), ("ListNumber", "e")
    )
    text, said = word(tmp_path, f"{body}{p(r('Words.'))}{items(('ListNumber2', 'f'))}", parts=styles)
    assert text == "1. a\n   1) b\n   2) c\n      - d\n2. e\n\nWords.\n\n3) f"
    assert said == []


def test_a_list_of_one_style_stays_as_it_is(tmp_path):
    styles = of_lists(("List Number", "decimal", "%1."), ("List Number 2", "decimal", "%1."))
    text, said = word(tmp_path, items(("ListNumber2", "a"), ("ListNumber2", "b")), parts=styles)
    assert (text, said) == ("1. a\n2. b", [])


CAPTION = (
    '<w:bookmarkStart w:id="7" w:name="_Ref1"/><w:fldSimple w:instr=" SEQ T "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    '<w:bookmarkEnd w:id="7"/>'
)
TO_IT = '<w:hyperlink w:anchor="_Ref1"><w:r><w:t>2</w:t></w:r></w:hyperlink>'


def test_a_caption_keeps_the_number_that_word_gave_it_and_gets_no_other(tmp_path):
    caption = p(r("Table "), CAPTION, r(" Words"), style='<w:pStyle w:val="Caption"/>')
    text, said = word(tmp_path, f"{p(r('See '), TO_IT)}{caption}<w:tbl>{row('a', 'b')}{row('c', 'd')}</w:tbl>")
    name = text.partition("](#")[2].partition(")")[0]
    assert text.startswith(f"See [2](#{name})")
    assert f": Table [2]{{#{name}}} Words" in text or f": [Table]{{#{name}}} 2 Words" in text
    assert [each for each in said if "B199" in each] == []


def formula(text):
    return f"<m:oMath><m:r><m:t>{text}</m:t></m:r></m:oMath>"


ARRAY = "<m:oMathPara><m:oMath><m:eqArr><m:e><m:r><m:t>a#(1)</m:t></m:r></m:e></m:eqArr></m:oMath></m:oMathPara>"
CELLS = f"<w:tbl><w:tr><w:tc>{p(formula('a'))}</w:tc><w:tc>{p(r('(1)'))}</w:tc></w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p(ARRAY), "$$\na \\tag{1}\n$$"),
        (p(formula("a"), "<w:r><w:tab/></w:r>", r("(2.1)")), "$$\na \\tag{2.1}\n$$"),
        (p(formula("a"), r(", (3)")), "$$\na, \\tag{3}\n$$"),
        (CELLS, "$$\na \\tag{1}\n$$"),
        (p(formula("a")), "$$\na\n$$"),
        (p(formula("a"), r(" is (1)")), "$a$ is (1)"),
    ],
)
def test_a_formula_with_its_number_stands_on_a_line_of_its_own(tmp_path, body, text):
    assert word(tmp_path, body)[0] == text


def field(instruction, *shown):
    """The runs of a field: what Word has put in stands in paragraphs of its own."""
    signs = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    begin = f'{signs[0]}<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>{signs[1]}'
    lines = [p(begin + r(shown[0])), *(p(r(line)) for line in shown[1:]), p(signs[2])]
    return "".join(lines)


@pytest.mark.parametrize(
    ("instruction", "told"), [('TOC \\o "1-3"', 0), ('TOC \\h \\c "Figure"', 1), ('INDEX \\c "2"', 1)]
)
def test_lists_that_word_has_made_are_left_out(tmp_path, instruction, told):
    body = f"{p(r('Before.'))}{field(instruction, 'Words 3', 'Others 4')}{p(r('Behind.'))}"
    text, said = word(tmp_path, body)
    assert text == "Before.\n\nBehind."
    assert len([each for each in said if "that Word has made is left out" in each]) == told


def test_words_that_a_field_shows_stay(tmp_path):
    date = field("DATE", "1 May", "2026")
    assert word(tmp_path, date)[0] == "1 May\n\n2026"


def test_three_stars_break_the_scene(tmp_path):
    assert word(tmp_path, p(r("A.")) + p(r("* * *")) + p(r("B *** c.")))[0] == "A.\n\n***\n\nB \\*\\*\\* c."


def test_numbers_of_pages_in_the_text_are_told(tmp_path):
    number = field("PAGEREF _Ref1", "7").replace("<w:p>", "").replace("</w:p>", "")
    text, said = word(tmp_path, p(r("See p. "), number, r(".")))
    assert (text, len(said)) == ("See p. 7.", 1)
    assert said[0].startswith("page numbers that the text refers to are those that Word had")
