"""Files that other programs wrote, tests/data/import/, become books' folders."""

import base64
import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from builds import build, check, load

from baspa.cli import main
from baspa.importing import import_book, import_document
from baspa.importing.held import held
from baspa.importing.source import read as source_of
from baspa.model.problem import Failure, Outside, has_errors

DATA = Path(__file__).parent / "data" / "import"
PNG = (DATA.parents[1] / "books/construct-figures/images/clear.png").read_bytes()
FIXTURES = sorted(
    path.name for path in DATA.iterdir() if path.suffix not in (".py", ".fodt") and path.name != "README.md"
)


def imported(tmp_path, name):
    return import_book(DATA / name, tmp_path / "book")


def source(tmp_path, name, text):
    """A file of these bytes, or this text in UTF-8, in a folder of its own."""
    file = tmp_path / "source" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def through_pandoc(file, folder):
    """Import a file as one of a folder of several kinds is, also one of Markdown, which alone stays as it stands."""
    return import_document(source_of(file), file, folder)


def convert(tmp_path, name, text):
    """The chapters of a file in one text, and what could not be carried."""
    made = through_pandoc(source(tmp_path, name, text), tmp_path / "book")
    texts = [path.read_text(encoding="utf-8") for path in sorted((tmp_path / "book" / "text").iterdir())]
    return "\n".join(texts), made.problems


def messages(problems, code="B087"):
    return [problem.message for problem in problems if problem.code == code]


@pytest.mark.parametrize("name", FIXTURES)
def test_an_imported_book_has_no_error(tmp_path, name):
    made = imported(tmp_path, name)
    assert not has_errors(made.problems)
    book, problems = load(tmp_path / "book")
    assert not has_errors((*problems, *check(book)))
    assert made.chapters == len([each for each in book.chapters if each.path in book.metadata.chapters])


@pytest.mark.parametrize(
    "name", ["office.docx", "office.odt", "office.rtf", "office.html", "pandoc.docx", "pandoc.epub"]
)
def test_a_chapter_for_each_heading_of_the_highest_level(tmp_path, name):
    imported(tmp_path, name)
    facts = tomllib.loads((tmp_path / "book" / "book.toml").read_text(encoding="utf-8"))
    assert [path.removeprefix("text/") for path in facts["chapters"]] in (
        ["01-ush-soz.md", "02-birinshi-soz.md", "03-glava-vtoraya.md", "04-english.md"],
        ["01-ush-soz.md", "02-birinshi-soz.md", "03-ekinshi-soz.md", "04-english.md"],
    )
    assert {"title": facts["title"], "language": facts["language"]} == {"title": "Үш сөз", "language": "kk"}
    assert "А. Автор" in [author["name"] for author in facts["authors"]]


GRID = """+-----+-----------+
| 1.1 | 1.2       |
|     |           |
|     | 1.3       |
+=====+=====+=====+
| 2.1 | 2.2 | 2.3 |
|     +-----+-----+
| 3.1 | 3.2 | 3.3 |
+-----+-----+-----+"""
CARRIED = [
    # What is a line, or a piece of one, of the chapters that a file becomes.
    ("office.docx", "**жақсы** өткіздік пе, *жаман* өткіздік пе,[^1] әйтеуір [бірталай]{.smallcaps}"),
    ("office.docx", "\n[^1]: Ескерту мәтіні.\n"),
    ("office.docx", "зелёный, м²."),
    ("office.docx", "+=====+=======+\n| бірге       |\n+-----+-------+\n| бір | 1 | 2 |\n"),
    ("office.docx", "- бір\n- екі\n  - ішкі\n"),
    ("office.docx", "# Бірінші сөз {#birinshi-soz}"),
    ("office.docx", "[Бірінші сөзге](02-birinshi-soz.md#birinshi-soz)"),
    ("office.docx", "[outside](https://example.org/)"),
    ("office.docx", "![Сұр шаршы](../images/image1.png)"),
    ("office.docx", "An area $a^{2}$ of it."),
    ("office.odt", "[Бірінші сөзге](02-birinshi-soz.md#birinshi-soz)"),
    ("office.odt", "![Сұр шаршы](../images/image.png)"),
    ("office.odt", "An area $a^{2}$ of it."),
    ("office.odt", "\n[^1]: Ескерту мәтіні.\n"),
    ("office.rtf", "# Бірінші сөз {#birinshi-soz}\n"),
    ("office.rtf", "\n[^1]: Ескерту мәтіні.\n"),
    ("office.rtf", "[бірталай]{.smallcaps} өмірімізді"),
    ("office.html", "[У\nлукоморья дуб зелёный]{lang=ru-RU}"),
    ("office.html", "> У лукоморья дуб зелёный"),
    ("python-docx.docx", "H₂O, асты сызылған және [бҰҰ]{.smallcaps}. қосылды\n"),
    ("python-docx.docx", "Сілтеме [@1, 5]\n"),
    ("python-docx.docx", f"\n{GRID}\n"),
    ("python-docx.docx", "## Кесте\n"),
    ("python-docx.docx", '![Сурет 1](../images/image1.png "Сурет 1")'),
    ("pandoc.docx", "Формула $a^{2} + b_{1}$ және"),
    ("pandoc.docx", "$$\n\\int_{0}^{1}x\\, dx = \\frac{1}{2}\n$$"),
    ("pandoc.docx", "[Екінші сөзге](03-ekinshi-soz.md#ekinshi-soz)"),
    ("pandoc.docx", "[^1]: See [the first](02-birinshi-soz.md#birinshi-soz)."),
    ("pandoc.docx", "[^1]: Ескерту *мәтіні*.\n\n    Екінші абзацы.\n"),
    ("pandoc.docx", "Қараңғы түнде тау қалғып,\\\nҰйқыға кетер балбырап."),
    ("pandoc.docx", "Термин\n\n:   Анықтамасы."),
    ("pandoc.docx", "| :-- | --: |\n| бір | 1 |\n| екі | 2 |\n\n: Кесте\n"),
    ("pandoc.docx", "3. үш\n4. төрт\n   - ішкі\n"),
    ("pandoc.epub", '```python\nprint("сәлем")\n```'),
    ("pandoc.epub", "[Екінші сөзге](03-ekinshi-soz.md#ekinshi-soz). [У лукоморья дуб зелёный]{lang=ru}."),
    ("pandoc.odt", "[Екінші сөзге](03-ekinshi-soz.md#ekinshi-soz)"),
    ("book.md", "Формула $a^2 + b_1$ және"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "piece"), CARRIED)
def test_what_is_carried(tmp_path, name, piece):
    imported(tmp_path, name)
    assert piece in "\n".join(path.read_text(encoding="utf-8") for path in sorted((tmp_path / "book/text").iterdir()))


NOT_CARRIED = [
    ("office.docx", ['index mark "Абай": under "Бірінші сөз", at "Бұл жасқа келгенше жақсы өткіздік пе, …"']),
    ("office.odt", ["index mark", "style with small capitals"]),
    (
        "python-docx.docx",
        [
            f'{what}: under "Бірінші сөз", at "Әйтеуір бірталай өмірімізді өткіздік. H2O, асты …"'
            for what in ('comment of Р. Редактор: "Тексеру керек."', 'index mark "Абай"')
        ],
    ),
    ("pandoc.docx", []),
    ("book.md", [
            'pictures that cannot be used: "square.png"',
            '2 words are in the document, and not in the book: сұр, шаршы: in "![Сұр шаршы](square.png "Сурет")"',
        ]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "lost"), NOT_CARRIED)
def test_what_is_not_carried_is_told_with_its_place(tmp_path, name, lost):
    assert messages(imported(tmp_path, name).problems) == lost


def test_a_table_of_contents_is_left_out(tmp_path):
    imported(tmp_path, "python-docx.docx")
    (first, *_) = sorted((tmp_path / "book" / "text").iterdir())
    assert first.read_text(encoding="utf-8").startswith("# Кітап\n\nБұл жасқа")


def test_every_word_of_the_document_is_looked_for(tmp_path):
    imported(tmp_path, "office.docx")
    book, _ = load(tmp_path / "book")
    read = source_of(DATA / "office.docx")
    members = read.members
    assert messages(held(read, book)) == []
    more = members["word/document.xml"].replace(b"</w:body>", b"<w:p><w:r><w:t>one two one</w:t></w:r></w:p></w:body>")
    told = ['3 words are in the document, and not in the book: one, two: in "one two one"']
    assert messages(held(replace(read, members={**members, "word/document.xml": more}), book)) == told


def test_the_place_is_a_line_of_the_new_book(tmp_path):
    (problem,) = [p for p in imported(tmp_path, "office.docx").problems if "index mark" in p.message]
    text = (tmp_path / "book" / problem.place.file).read_text(encoding="utf-8")
    assert text.split("\n")[problem.place.line - 1].startswith("Бұл жасқа келгенше")


def test_the_images_of_a_document_keep_their_bytes(tmp_path):
    imported(tmp_path, "pandoc.docx")
    imported(tmp_path / "other", "office.docx")
    (one,), (other,) = (tmp_path / "book/images").iterdir(), (tmp_path / "other/book/images").iterdir()
    assert one.read_bytes().startswith(b"\x89PNG")
    assert one.read_bytes() == other.read_bytes()


def test_what_a_citation_of_words_cites(tmp_path):
    imported(tmp_path, "python-docx.docx")
    assert '"title": "A Book of Nothing"' in (tmp_path / "book" / "references.json").read_text(encoding="utf-8")
    book, _ = load(tmp_path / "book")
    assert book.metadata.bibliography == ("references.json",)
    assert any("Сілтеме [1, " in block.text for chapter in book.chapters for block in chapter.blocks)


def test_the_same_bytes_each_time(tmp_path):
    for folder in ("one", "two"):
        imported(tmp_path / folder, "office.docx")
    one, two = ({p.relative_to(top): p.read_bytes() for p in top.rglob("*") if p.is_file()}
                for top in (tmp_path / "one", tmp_path / "two"))  # fmt: skip
    assert one == two


def test_an_imported_book_can_be_built(tmp_path):
    imported(tmp_path, "office.docx")
    made = build(tmp_path / "book")
    assert not has_errors(made.problems)
    assert made.made["pdf"].pages > 3


# Facts.


def facts(tmp_path, name, text):
    made = import_book(source(tmp_path, name, text), tmp_path / "book")
    return tomllib.loads((tmp_path / "book" / "book.toml").read_text(encoding="utf-8")), made.problems


def test_properties_of_a_word_document(tmp_path):
    imported(tmp_path, "python-docx.docx")
    found = tomllib.loads((tmp_path / "book" / "book.toml").read_text(encoding="utf-8"))
    assert found["authors"] == [{"name": "А. Автор"}, {"name": "Б. Автор"}]
    assert (found["keywords"], str(found["modified"])) == (["бір", "екі"], "2024-03-01")
    assert found["annotation"] == {"kk": "Ешкім жазбаған кітап."}


@pytest.mark.parametrize(
    ("declared", "words", "language", "told"),
    [
        ("en-US", "Бұл жасқа келгенше жақсы өткіздік пе, жаман өткіздік пе", "kk", True),
        ("ru-RU", "Бұл жасқа келгенше жақсы өткіздік пе, жаман өткіздік пе", "kk", True),
        ("ru-RU", "У лукоморья дуб зелёный", "ru", False),
        ("uk", "У лукоморья дуб зелёный", "uk", False),
        ("ru-RU", "Түнкү көчөдө үйлөр жана көпүрө көрүнөт", "ky", True),
        ("ky-KG", "Бала атасы менен барды", "ky", False),
        ("en", f"{4 * 'У лукоморья дуб зелёный, '}а в книге «Ана тілі» и «Қазақ»", "ru", True),
        ("en", f"{6 * 'У лукоморья дуб зелёный, '}а в книге «Ана тілі – арың бұл» и «Қазақ»", "ru", True),
        ("en", f"{3 * 'Түнкү көчөдө үйлөр жана көпүрө көрүнөт, '}«қазақ»", "ky", True),
        ("kk-KZ", "Бала ойнап отыр", "kk", False),
        ("ba", "У лукоморья дуб зелёный", "ba", False),
        ("en-US", "Über allen Gipfeln", "en-US", False),
        ("ar", "مرحبا Alice", "ar", False),
        ("tt", "Бер бабай бар иде, өй, кәҗә", "tt", False),
        ("kk", "Бар ал қой", "kk", False),
        ("en-GB", "Alice was beginning", "en-GB", False),
        ("de", "Über allen Gipfeln", "de", False),
        ("ru", "Alice was beginning", "en", True),
        ("nonsense!", "Alice was beginning", "en", True),
        ("", "1, 2, 3", "en", True),
    ],
)
def test_the_language_is_what_the_letters_say(tmp_path, declared, words, language, told):
    found, problems = facts(tmp_path, "a.html", f'<html lang="{declared}"><p>{words}</p></html>')
    assert (found["language"], any("the language is" in m for m in messages(problems, "B088"))) == (language, told)


def test_a_date_that_is_none_is_told(tmp_path):
    found, problems = facts(tmp_path, "a.md", "---\ntitle: A\ndate: last summer\n---\n\n# One\n\nText.\n")
    assert "date" not in found
    assert messages(problems) == ['the date "last summer": book.toml wants YYYY, YYYY-MM or YYYY-MM-DD']


def test_a_title_with_quotes_and_backslashes(tmp_path):
    title = 'A "book" \\ more'
    found, _ = facts(tmp_path, "a.html", f"<html><head><title>{title}</title></head><body><p>Text.</p></body></html>")
    assert found["title"] == title


# Chapters.


CHAPTERS = [
    ("# A\n\na\n\n# B\n\nb\n", ["# A\n\na", "# B\n\nb"]),
    ("### A\n\na\n\n### B\n\nb\n\n#### C\n\nc\n", ["# A\n\na", "# B\n\nb\n\n## C\n\nc"]),
    ("a\n\n## A\n\nb\n", ["# source\n\na", "# A\n\nb"]),
    ("a\n", ["# source\n\na"]),
    ("# A\n\n### B\n\nb\n\n## C\n\nc\n", ["# A\n\n## B\n\nb\n\n## C\n\nc"]),
    ("# Part\n\n# A\n\na\n\n## B\n\nb\n\n# C\n\nc\n", ["# Part\n\n## A\n\na\n\n### B\n\nb", "# C\n\nc"]),
    ("# A\n\na\n\n# End\n", ["# A\n\na\n\n## End"]),
    ("# A\n\n> # B\n\na\n", ["# A\n\n> **B**\n\na"]),
]


@pytest.mark.parametrize(("markdown", "chapters"), CHAPTERS)
def test_chapters(tmp_path, markdown, chapters):
    through_pandoc(source(tmp_path, "source.md", markdown), tmp_path / "book")
    texts = [path.read_text(encoding="utf-8").strip() for path in sorted((tmp_path / "book" / "text").iterdir())]
    assert texts == chapters


def test_notes_are_numbered_by_chapter(tmp_path):
    text, _ = convert(tmp_path, "a.md", "# A\n\na[^x]b^[two]\n\n[^x]: one\n\n# B\n\nc[^y]\n\n[^y]: three\n")
    assert re.findall(r"^\[\^\d\]: \w+", text, re.MULTILINE) == ["[^1]: one", "[^2]: two", "[^1]: three"]


def test_links_lead_where_they_led(tmp_path):
    html = """<h1 id="Ә б">A</h1><p>a <a href="#%D3%98%20%D0%B1">self</a> <a href="#cell">cell</a>
    <a href="#gone">gone</a> <a href="file:///etc/passwd">f</a> <a href="other.html">o</a></p>
    <h1>B</h1><a id="c2-1"></a><table><tr><td>x</td><td>z</td></tr><tr><td id="cell">y</td></tr></table>
    <p><a href="#c2-1">table</a></p>"""
    text, problems = convert(tmp_path, "a.html", html)
    assert "[self](#a) [cell](02-b.md#cell)\ngone f o\n" in text
    assert "| [x]{#to-c2-1} | z |" in text
    assert "[table](#to-c2-1)" in text
    assert not has_errors(problems)
    (said,) = messages(problems)
    assert said.startswith('link to "#gone", "file:///etc/passwd", "other.html", 3 times: first under "A"')


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ('see!<a href="https://e.org/">x</a>', "see\\![x](https://e.org/)"),
        ('<a href="https://e.org/"><span class="smallcaps">x</span> <em>y</em></a>', "[x *y*](https://e.org/)"),
        ('<a href="https://e.org/a (b)">x</a>', "[x](https://e.org/a%20%28b%29)"),
        ('<span class="smallcaps">^[^1]:</span>', "[\\^\\[\\^1\\]:]{.smallcaps}"),
        ("<b>Note.</b>Text", "**Note.**<!-- -->Text"),
        ("<b><i>x</i></b> y", "***x*** y"),
        ("a<b> b </b>c", "a **b** c"),
        ("<i>a</i><i>b</i>", "*ab*"),
        ("x<sup>2</sup>, x<sup>th</sup>, <u>u</u>, <del>d</del>", "x², x^th^, u, ~~d~~"),
        ("a<sub><i>i</i>j</sub><sub>0k</sub>^<sup>x y</sup><s>b </s><sub>k</sub>", "a~*i*j0k~\\^x y~~b~~ ~k~"),
        ("a\u00ad\u2011b\u00a0", "a\u00ad-b&#160;"),
        ("<code>a`b</code><br>c", "``a`b``\\\nc"),
        ("<q>a</q>", "“a”"),
    ],
)
def test_words_of_a_line(tmp_path, html, markdown):
    text, _ = convert(tmp_path, "a.html", f"<h1>A</h1><p>{html}</p>")
    assert text == f"# A\n\n{markdown}\n"


# LaTeX and HTML, and what stands beside them.


TEX = r"""\documentclass{book}
\title{A \emph{Title}}\author{A. One \and B. Two}\date{2024-05}
\begin{document}
\maketitle
\chapter{One}\label{one}
\input{part}
\begin{figure}\includegraphics{pics/a}\caption{Cap}\label{fig}\end{figure}
See \ref{fig}, \cite[p.~5]{key} and \foreignlanguage{russian}{слово}.\footnote{Note.}
\begin{equation}\label{eq} a_1 = b \end{equation}
\nosuch{x}
% \input{/etc/passwd}
\begin{verbatim}
\input{/etc/passwd}
\end{verbatim}
\bibliography{refs}
\end{document}
"""


@pytest.fixture
def tex(tmp_path):
    (tmp_path / "source" / "pics").mkdir(parents=True)
    (tmp_path / "source" / "pics" / "a.png").write_bytes(
        (DATA.parents[1] / "books/construct-figures/images/clear.png").read_bytes()
    )
    (tmp_path / "source" / "part.tex").write_text("From a part, ``quoted''.\n")
    (tmp_path / "source" / "refs.bib").write_text("@book{key, title={T}}\n")
    return tmp_path


def test_latex_with_its_parts(tex):
    text, problems = convert(tex, "main.tex", TEX)
    assert "From a part, “quoted”." in text
    assert '![Cap](../images/a.png "Cap"){#fig}' in text
    assert "See [{number}](#fig), [@key, p.\u00a05] and [слово]{lang=ru}.[^1]" in text
    assert "$$\na_1 = b\n$$ {#eq}" in text
    assert "```\n\\input{/etc/passwd}\n```" in text
    assert messages(problems) == ["\\nosuch{x}"]
    assert (tex / "book" / "references.bib").read_text() == "@book{key, title={T}}\n"
    found = tomllib.loads((tex / "book" / "book.toml").read_text())
    assert (found["title"], found["date"], [p["name"] for p in found["authors"]]) == (
        "A Title",
        "2024-05",
        ["A. One", "B. Two"],
    )


def test_what_pandoc_skips_has_its_line(tex):
    _, problems = convert(tex, "main.tex", TEX.replace(r"\input{part}", "Text."))
    assert [str(p.place) for p in problems if "nosuch" in p.message] == ["main.tex:10"]


@pytest.mark.parametrize("target", ["../secret", "/etc/passwd", "|ls", "link"])
@pytest.mark.parametrize("command", ["\\input{%s}", "\\include{%s}", "\\input %s "])
def test_latex_that_reaches_out_of_its_folder(tmp_path, target, command):
    (tmp_path / "secret.tex").write_text("secret")
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "link.tex").symlink_to(tmp_path / "secret.tex")
    refused(tmp_path, "a.tex", "\\section{A}\n" + command % target, "B084", line=2)


@pytest.mark.parametrize(
    "code", ["\\write18{ls}", "\\immediate\\write18{ls}", "\\openin5=/etc/passwd", "\\directlua{x}"]
)
def test_latex_that_would_run_something(tmp_path, code):
    refused(tmp_path, "a.tex", f"\\section{{A}}\ntext {code}\n", "B084", line=2)


def test_latex_that_includes_itself(tmp_path):
    refused(tmp_path, "a.tex", "\\input{a}", "B085")


def test_images_of_html_come_from_its_folder_only(tmp_path):
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a b.png").write_bytes(PNG)
    (tmp_path / "source" / "out.png").symlink_to(tmp_path / "secret.png")
    names = ["a%20b.png", "../secret.png", "out.png", "file:///etc/passwd", "http://example.org/a.png", "//e.org/a.png"]
    html = "<h1>A</h1>" + "".join(f'<p><img src="{name}" alt="x">t</p>' for name in names) + "<script>evil()</script>"
    text, problems = convert(tmp_path, "a.html", html)
    assert [path.name for path in (tmp_path / "book" / "images").iterdir()] == ["a-b.png"]
    assert "evil" not in text
    assert [message.split(": under")[0] for message in messages(problems)] == [
        "elements of HTML that a book has not: <script>",
        'image "../secret.png": not found beside the file',
        'image "out.png": not found beside the file',
        'image "file:///etc/passwd": not found beside the file',
        'image "http://example.org/a.png": it is on the network',
        'image "//e.org/a.png": it is on the network',
    ]


def test_images_inside_of_html(tmp_path):
    data = base64.b64encode(PNG).decode()
    text, _ = convert(tmp_path, "a.html", f'<p><img src="data:image/png;base64,{data}" alt="x"></p>')
    assert "![x](../images/image.png)" in text
    assert (tmp_path / "book/images/image.png").read_bytes() == PNG


def test_images_that_no_reader_shows(tmp_path):
    from PIL import Image

    (tmp_path / "source").mkdir()
    Image.new("L", (3, 2), 128).save(tmp_path / "source" / "a.tif")
    (tmp_path / "source" / "b.emf").write_bytes(b"\x01\0\0\0" + bytes(40))
    (tmp_path / "source" / "c.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")
    text, problems = convert(tmp_path, "a.md", "# A\n\n![t](a.tif)\n\n![e](b.emf)\n\n![s](c.svg)\n")
    assert "![t](../images/a.png)" in text
    with Image.open(tmp_path / "book/images/a.png") as image:
        assert (image.size, image.getpixel((0, 0))) == ((3, 2), 128)
    assert messages(problems) == [
        'image "b.emf": it is EMF: save it as PNG or SVG, and put it in by hand: under "A", at "e"',
        'image "c.svg": it has a script (line 1): under "A", at "s"',
    ]


# Text and its encodings.


RUSSIAN = "У лукоморья дуб зелёный; златая цепь на дубе том. И днём и ночью кот учёный всё ходит по цепи кругом."
KAZAKH = "Бұл жасқа келгенше жақсы өткіздік пе, жаман өткіздік пе, әйтеуір бірталай өмірімізді өткіздік."


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (KAZAKH, "utf-8", None),
        (KAZAKH, "utf-8-sig", None),
        (KAZAKH, "utf-16", None),
        ("\ufeff" + KAZAKH, "utf-16-be", None),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (RUSSIAN, "cp866", "CP866"),
        (KAZAKH, "kz1048", "KZ-1048"),
    ],
)
def test_encodings(tmp_path, text, encoding, told):
    words, problems = convert(tmp_path, "a.txt", text.encode(encoding))
    assert text.strip("\ufeff") in words
    assert messages(problems, "B088")[:1] == (
        [f"the text is taken for {told}"] if told else messages(problems, "B088")[:1]
    )
    assert any("taken for" in message for message in messages(problems, "B088")) == bool(told)


@pytest.mark.parametrize(
    "data",
    [
        "Über allen Gipfeln ist Ruh, spürest du kaum einen Hauch".encode("cp1252"),
        b"\xff\xfea",
        b"\x00\x01\x9f\x88",
        b"\xef\xbb\xbf\xff",
    ],
)
def test_an_encoding_that_cannot_be_told(tmp_path, data):
    refused(tmp_path, "a.txt", data, "B086")


def test_control_characters_are_told(tmp_path):
    text, problems = convert(tmp_path, "a.txt", "one\x0ctwo\x07 three\n")
    assert text.endswith("one\n\ntwo three\n")
    assert messages(problems) == ['control character U+0007: under "a", at "two\x07 three"']


# What is refused, and leaves nothing behind. Archives are in test_import_hostile.py.


def refused(tmp_path, name, data, code, line=0, more=False):
    """A file is refused for this reason; with `more`, other things are said of it as well."""
    file = source(tmp_path, name, data)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(Failure) as failure:
        through_pandoc(file, tmp_path / "book")
    first, *others = failure.value.problems
    assert (first.code, first.place.file, first.place.line) == (code, name, line)
    assert first.hint
    assert bool(others) == more
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", b"", "B081"),
        ("a.txt", b" \n\n", "B081"),
        ("a.html", b"<p></p>", "B081"),
        ("a.doc", b"x", "B081"),
        ("a.docm", b"x", "B081"),
        ("a", b"x", "B081"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "B082"),
        ("a.txt", b"%PDF-1.7\n", "B082"),
        ("a.docx", b"{\\rtf1 a}", "B082"),
        ("a.rtf", b"plain text", "B082"),
        ("a.odt", b"plain text", "B082"),
        ("a.html", b"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>&x;</p>", "B084"),
    ],
)
def test_files_that_are_no_manuscript(tmp_path, name, data, code):
    refused(tmp_path, name, data, code)


def test_a_file_that_is_not_there_and_a_folder(tmp_path):
    (tmp_path / "folder.docx").mkdir()
    for name in ("none.docx", "folder.docx"):
        with pytest.raises(Failure, match="B081"):
            import_book(tmp_path / name, tmp_path / "book")
    assert not (tmp_path / "book").exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<blockquote>" * 500 + "x"),
        ("a.html", "<em>" * 5000 + "x"),
        ("a.md", "> " * 300 + "x"),
        ("a.html", "<div>" * 20000 + "x"),
    ],
    ids=["quotations", "emphasis", "markdown", "divisions"],
)
def test_absurdly_nested_input(tmp_path, name, text):
    refused(tmp_path, name, text, "B085")


def test_pandoc_has_bounds(tmp_path, monkeypatch):
    from baspa import pandoc

    monkeypatch.setattr(pandoc, "MEGABYTES", 1)
    refused(tmp_path, "a.md", "# A\n\ntext\n" * 2000, "B085")
    monkeypatch.setattr(pandoc, "MEGABYTES", 512)
    monkeypatch.setattr(pandoc, "SECONDS", 0.001)
    refused(tmp_path, "a.md", "# A\n\ntext\n", "B085")


def test_pandoc_reads_no_other_file(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "x.csv").write_text("secret,secret\n")
    file = tmp_path / "source" / "x.csv"
    tex = f"\\begin{{document}}text \\lstinputlisting{{{file}}} \\lstinputlisting{{x.csv}}\\end{{document}}"
    text, _ = convert(tmp_path, "a.tex", tex)
    assert "text" in text
    assert "secret" not in text


# Folders and the command.


def test_a_folder_that_is_not_empty(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "mine").touch()
    with pytest.raises(Failure, match="B080"):
        imported(tmp_path, "book.md")
    assert [path.name for path in (tmp_path / "book").iterdir()] == ["mine"]


def test_an_empty_folder_will_do(tmp_path):
    (tmp_path / "book").mkdir()
    imported(tmp_path, "book.md")
    assert sorted(path.name for path in (tmp_path / "book").iterdir()) == ["book.toml", "text"]


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Outside, match="could not be written"):
        import_book(DATA / "book.md", tmp_path / "file" / "book")


def test_a_full_disk_leaves_nothing(tmp_path, monkeypatch):
    import baspa.importing as importing

    def full(path, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(importing, "write_whole", full)
    with pytest.raises(Outside, match="No space left"):
        imported(tmp_path, "book.md")
    assert list(tmp_path.iterdir()) == []


def test_the_command(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["import", str(DATA / "office.docx")]) == 0
    shown = capsys.readouterr()
    assert shown.out == (
        "office: 4 chapters, 1 image from office.docx\n"
        "Look through book.toml and what is said above, then build it with: baspa office\n"
    )
    assert 'text/02-birinshi-soz.md:3: warning B087: index mark "Абай": under' in shown.err
    assert main(["import", str(DATA / "office.docx"), "office", "--quiet"]) == 1
    assert "error B080" in capsys.readouterr().err
    assert main(["import", str(DATA / "office.docx"), "another", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    size = Path("another/book.toml").stat().st_size
    assert told["files"] == [{"format": "book", "path": "another/book.toml", "pages": 0, "bytes": size}]
    assert "B087" in {each["code"] for each in told["problems"]}


def test_what_still_stops_a_build_is_exit_code_1(tmp_path, capsys):
    assert main(["import", str(source(tmp_path, "a.txt", "\ue001\n")), str(tmp_path / "book")]) == 1
    assert 'error B030: no font of the book has "\ue001"' in capsys.readouterr().err
    assert (tmp_path / "book" / "book.toml").is_file()


def test_misuse(capsys):
    for words in (["import"], ["import", "a", "b", "c"]):
        with pytest.raises(SystemExit) as end:
            main(words)
        assert end.value.code == 2
        assert "import takes a file, and a new folder" in capsys.readouterr().err
