"""Makes the fixtures of this folder anew; README.md says with which versions the ones here were made.

python tests/data/import/make.py        needs soffice, pandoc (pypandoc_binary) and python-docx
"""

import base64
import datetime
import os
import subprocess
import tempfile
import zlib
from pathlib import Path

import docx
import docx.enum.style
import pypandoc
from docx.oxml import parse_xml
from docx.shared import Mm

HERE = Path(__file__).resolve().parent
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def png() -> bytes:
    """Return a grey square of 8 x 8 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    rows = b"".join(b"\0" + b"\x80" * 8 for _ in range(8))
    head = (8).to_bytes(4, "big") * 2 + b"\x08\0\0\0\0"
    pieces = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + pieces


def office() -> None:
    """Let LibreOffice turn book.fodt into what people hand in."""
    with tempfile.TemporaryDirectory() as room:
        source = Path(room) / "office.fodt"
        text = (HERE / "book.fodt").read_text(encoding="utf-8")
        source.write_text(text.replace("@PNG@", base64.b64encode(png()).decode()), encoding="utf-8")
        profile = f"-env:UserInstallation=file://{room}/profile"
        for kind in ("docx", "odt", "rtf", "epub", "html:HTML:EmbedImages"):
            command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(HERE), str(source)]
            subprocess.run(command, check=True, capture_output=True)


def pandoc() -> None:
    """Let pandoc turn book.md into the same."""
    with tempfile.TemporaryDirectory() as room:
        (Path(room) / "square.png").write_bytes(png())
        for kind in ("docx", "odt", "epub"):
            command = [pypandoc.get_pandoc_path(), "--standalone", "--resource-path", room, "--from", "markdown"]
            command += ["--output", str(HERE / f"pandoc.{kind}"), str(HERE / "book.md")]
            subprocess.run(command, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"})


def field(paragraph: docx.text.paragraph.Paragraph, code: str, shown: str) -> None:
    """Put a field of Word's into a paragraph (ISO/IEC 29500-1, 17.16.18)."""
    begin, middle, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
    said = f'<w:instrText xml:space="preserve">{code}</w:instrText>'
    for inner in (begin, said, middle, f'<w:t xml:space="preserve">{shown}</w:t>', end):
        paragraph._p.append(parse_xml(f"<w:r {W}>{inner}</w:r>"))


CITATION = (
    'ADDIN ZOTERO_ITEM CSL_CITATION {"citationID":"a1","properties":{"noteIndex":0},"citationItems":[{"id":1,"uris":'
    '["http://zotero.org/users/1/items/ABCD1234"],"locator":"5","itemData":{"id":1,"type":"book","title":"A Book of '
    'Nothing","author":[{"family":"Nobody","given":"N."}],"issued":{"date-parts":[["1901"]]}}}],"schema":"x"}'
).replace('"', "&quot;")


def word() -> None:
    """Write what python-docx and raw WordprocessingML can: merged cells, fields, changes that were tracked."""
    book = docx.Document()
    facts = book.core_properties
    facts.title, facts.author, facts.language = "Кітап", "А. Автор; Б. Автор", "kk-KZ"
    facts.keywords, facts.comments = "бір, екі", "Ешкім жазбаған кітап."
    facts.created = facts.modified = datetime.datetime(2024, 3, 1, 10, tzinfo=datetime.UTC)
    contents = book.styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    for entry in ("Бірінші сөз\t1", "Екінші сөз\t2"):
        book.add_paragraph(entry, style=contents)
    book.add_paragraph("Бұл жасқа келгенше жақсы өткіздік пе, жаман өткіздік пе?")
    book.add_heading("Бірінші сөз", 1)
    text = book.add_paragraph("Әйтеуір бірталай ")
    text.add_run("өмірімізді").bold = True
    text.add_run(" өткіздік. H")
    text.add_run("2").font.subscript = True
    text.add_run("O, ")
    text.add_run("асты сызылған").underline = True
    text.add_run(" және ")
    text.add_run("бҰҰ").font.small_caps = True
    text.add_run(".")
    book.add_comment(text.runs[:1], "Тексеру керек.", "Р. Редактор")
    field(text, "XE &quot;Абай&quot;", "")
    text._p.append(
        parse_xml(
            f'<w:ins {W} w:id="1" w:author="Р. Редактор"><w:r><w:t xml:space="preserve"> қосылды</w:t></w:r></w:ins>'
        )
    )
    text._p.append(
        parse_xml(f'<w:del {W} w:id="2" w:author="Р. Редактор"><w:r><w:delText> өшірілді</w:delText></w:r></w:del>')
    )
    cited = book.add_paragraph("Сілтеме ")
    field(cited, CITATION, "(Nobody 1901, 5)")
    book.add_heading("Кесте", 3)
    table = book.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row + 1}.{column + 1}"
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    book.add_paragraph("Бір", style="List Bullet")
    book.add_paragraph("Екі", style="List Bullet")
    book.add_heading("Екінші сөз", 1)
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        file.write(png())
        file.flush()
        book.add_picture(file.name, Mm(20))
    book.add_paragraph("Сурет 1", style="Caption")
    book.save(HERE / "python-docx.docx")


if __name__ == "__main__":
    word()
    pandoc()
    office()
