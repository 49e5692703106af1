"""The file to be imported: what it is by its own bytes, whether it may be read, and what it refers to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from baspa.importing import latex, latex_tree, latex_words, mends, pandoc
from baspa.importing.archive import pack, refuse_broken_xml, unpack
from baspa.importing.encoding import decode_old
from baspa.importing.epub_facts import of_package
from baspa.importing.facts import Facts, joined, of_members, of_meta
from baspa.importing.far_notes import with_notes
from baspa.importing.html_mends import readable
from baspa.importing.latex_text import words_of_latex
from baspa.importing.left_out import left_out, said_of, skipped
from baspa.importing.md_captions import captions_of_markdown
from baspa.importing.meta_facts import listed
from baspa.importing.nodes import PandocNode, plain_text
from baspa.importing.own_files import words_of_html
from baspa.importing.own_pages import without_own_pages
from baspa.importing.plain_text import paragraphs
from baspa.importing.repository import MARKDOWN
from baspa.importing.rtf_text import in_unicode, words_of_rtf
from baspa.importing.typed_beside import taken_beside
from baspa.importing.word_equations import with_numbers
from baspa.importing.word_mends import WordMends
from baspa.importing.word_numbers import WordNumbers
from baspa.importing.word_package import as_usual
from baspa.load.folder import Folder
from baspa.model.problem import Failure, Outside, Place, Problem, Problems

SUFFIXES = {
    **dict.fromkeys((".docx",), "docx"),
    **dict.fromkeys((".odt",), "odt"),
    **dict.fromkeys((".epub",), "epub"),
    **dict.fromkeys((".rtf",), "rtf"),
    **dict.fromkeys((".tex", ".latex"), "latex"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys(MARKDOWN, "markdown"),
    **dict.fromkeys((".txt", ".text"), "text"),
}
MARKS = {"docx": "word/document.xml", "odt": "content.xml", "epub": "META-INF/container.xml"}  # what each archive has
SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document, or under a password", "save it as DOCX, without one"),
    (b"%PDF", "a PDF, which has pages and no text that flows", "ask for the file that the PDF was made from"),
)
LARGEST = {"zip": 128 * 1024 * 1024, "text": 16 * 1024 * 1024}  # bytes
OBFUSCATION = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")  # of fonts, no secret
IMAGE_ENDS = (".png", ".jpg", ".jpeg", ".svg", ".pdf", ".eps")  # LaTeX leaves them out


@dataclass(frozen=True)
class Document:
    """A file that was read: what the rest of the import needs to know of it."""

    kind: str  # of SUFFIXES
    facts: Facts
    blocks: list[PandocNode]
    find: Callable[[str], bytes | None]  # an image by the name that the blocks call it
    members: Mapping[str, bytes] = field(default_factory=dict)  # of a DOCX, ODT or EPUB
    references: tuple[str, bytes] = ("", b"")  # file name and bytes of what the citations cite
    problems: Problems = ()
    own: str = ""  # its text by its own bytes, a paragraph a line, where it has no members but such a text
    taken: str = ""  # words of the document that the press makes itself: marks of notes


def read(file: Path) -> Document:
    """Read a file; raises Failure where it cannot be imported, and Outside where the system or pandoc is in the way."""
    data = content(file)
    kind = recognise(data, file.name)
    return READ[kind](data, kind, file) if kind in READ else packed(data, kind, file)


def content(file: Path) -> bytes:
    """Return the bytes of a file that may be imported."""
    place = Place(file.name or str(file))
    if not file.is_file():
        raise Failure([Problem(place, "B081", "the file to import is not there", "name one file, as in book.docx")])
    if file.suffix.lower() not in SUFFIXES:
        hint = f"save it as DOCX; the press reads {', '.join(SUFFIXES)}"
        raise Failure([Problem(place, "B081", f'files that end in "{file.suffix}" cannot be imported', hint)])
    limit = LARGEST["zip" if SUFFIXES[file.suffix.lower()] in pandoc.PACKED else "text"]
    try:
        if file.stat().st_size > limit:
            raise Failure([pandoc.too_much(file.name, f"the file is larger than {limit // 1024 // 1024} MB")])
        data = file.read_bytes()
    except OSError as error:
        raise Outside(f"{file} cannot be read: {error.strerror}") from error
    if not data.strip():
        raise Failure([Problem(place, "B081", "the file is empty", "look whether it is the right one")])
    return data


def recognise(data: bytes, name: str) -> str:
    """Return the kind of a file by its suffix; raises Failure (B082) where its bytes are of another kind."""
    kind = SUFFIXES[Path(name).suffix.lower()]
    for signature, what, hint in SIGNATURES:
        if data.startswith(signature):
            raise Failure([Problem(Place(name), "B082", f"the file is {what}", hint)])
    zipped, rich = data.startswith(b"PK\x03\x04"), data.startswith(b"{\\rtf")
    if zipped != (kind in MARKS) or rich != (kind == "rtf"):
        found = "an archive" if zipped else "RTF" if rich else "something else"
        hint = "let its name end as its format does, or save it as DOCX"
        raise Failure([Problem(Place(name), "B082", f"the name says {kind.upper()}, but the file is {found}", hint)])
    return kind


def packed(data: bytes, kind: str, file: Path) -> Document:
    """Read a DOCX, an ODT or an EPUB."""
    members = as_usual(unpack(data, file.name))
    if MARKS[kind] not in members:
        found = next((name.upper() for name, mark in MARKS.items() if mark in members), "another archive")
        said = f"the name says {kind.upper()}, but the file is {found}"
        raise Failure([Problem(Place(file.name), "B082", said, "let its name end as its format does")])
    if is_locked(members):
        hint = "open it and save it without one" if kind == "odt" else "import the book that it was made from"
        raise Failure([Problem(Place(file.name), "B082", "the file is under a password or a shop's lock", hint)])
    if kind != "epub":
        refuse_broken_xml(members, file.name)
    word = WordMends(members if kind == "docx" else {})
    members = mends.before(word.members if kind == "docx" else members)
    parsed = pandoc.parse(pack(members), kind, file.name)
    mends.after(members, parsed.blocks)
    numbers = WordNumbers(members if kind == "docx" else {})
    numbers.carried(parsed.blocks)
    if kind == "docx":
        with_numbers(parsed.blocks)
    read = word.after(parsed.blocks) if word.marks.said else parsed.blocks
    facts = joined(of_meta(parsed.meta), of_members(members))
    facts = joined(of_package(members), facts) if kind == "epub" else facts
    blocks, taken = of_pages(read, facts) if kind == "epub" else (taken_beside(read), "")
    cited = pandoc.references(parsed.meta)
    return Document(
        kind,
        facts,
        blocks,
        parsed.pictures.get,
        members,
        ("references.json", cited) if cited else ("", b""),
        (*left_out(parsed, partial(Place, file.name)), *numbers.told(file.name)),
        taken=taken,
    )


def of_pages(blocks: list[PandocNode], facts: Facts) -> tuple[list[PandocNode], str]:
    """Return the text of an e-book or a web page with its notes, and the words that the press makes itself."""
    blocks, titles = without_own_pages(blocks)
    blocks, marks = with_notes(blocks)
    said = [facts.title, facts.subtitle, facts.publisher, facts.date, *facts.authors]
    return blocks, " ".join([marks, *said * titles])


def is_locked(members: Mapping[str, bytes]) -> bool:
    """Tell whether files in an ODT or EPUB are encrypted (ODF 1.3-2, 4.8.3; EPUB OCF, encryption.xml)."""
    locks = members.get("META-INF/encryption.xml", b"")
    algorithms = locks.count(b"EncryptionMethod")
    return b"encryption-data" in members.get("META-INF/manifest.xml", b"") or algorithms > sum(
        locks.count(name) for name in OBFUSCATION
    )


def rtf(data: bytes, kind: str, file: Path) -> Document:
    """Read RTF, which is text with the images in it."""
    data = mends.rtf(data)
    parsed = pandoc.parse(in_unicode(data), kind, file.name)
    return Document(
        kind,
        of_meta(parsed.meta),
        taken_beside(mends.of_rtf(parsed.blocks)),
        parsed.pictures.get,
        own=words_of_rtf(data),
        problems=left_out(parsed, partial(Place, file.name)),
    )


def marked_up(data: bytes, kind: str, file: Path) -> Document:
    """Read LaTeX, HTML or Markdown; images, and the parts of a LaTeX file, come from the file's own folder."""
    text, encoding = decode_old(data, file.name)
    folder = Folder(file.resolve().parent)
    source = latex.Source(folder, file.name)
    typed = source.whole(text) if kind == "latex" else text
    whole, missing = (latex_words.known(typed), source.missing) if kind == "latex" else (text, [])
    whole = readable(whole) if kind == "html" else whole
    if kind == "html" and "<!ENTITY" in text:
        hint = "take the declaration out of the file"
        raise Failure(
            [Problem(Place(file.name), "B084", "the file declares entities, which can read other files", hint)]
        )
    parsed = pandoc.parse(whole.encode(), kind, file.name)
    where = source.places(whole).__getitem__ if kind == "latex" else partial(Place, file.name)
    read = latex_tree.after(parsed.blocks, whole) if kind == "latex" else parsed.blocks
    facts = of_meta(parsed.meta)
    if kind == "latex":
        facts, read = replace(facts, annotation=""), [*latex_tree.abstract(parsed.meta), *read]
    blocks, taken = of_pages(read, facts) if kind == "html" else (read, "")
    find = partial(beside, folder)
    captions = captions_of_markdown(blocks, find, file.name) if kind == "markdown" else ()
    cited, lost = bibliography(parsed.meta, folder, file.name)
    return Document(
        kind,
        facts,
        blocks,
        find,
        references=cited,
        own=words_of_html(whole) if kind == "html" else words_of_latex(typed) if kind == "latex" else "",
        taken=taken,
        problems=(
            *said_of(encoding, file.name),
            *left_out(parsed, where, latex_words.body_line(whole) if kind == "latex" else 0),
            *(skipped(f'"{name}": not found beside the file', place) for place, name in missing),
            *lost,
            *captions,
        ),
    )


def text(data: bytes, kind: str, file: Path) -> Document:
    """Read plain text."""
    words, encoding = decode_old(data, file.name)
    if not words.strip():
        raise Failure([Problem(Place(file.name), "B081", "the file is empty", "look whether it is the right one")])
    return Document(kind, Facts(), paragraphs(words), lambda _: None, problems=said_of(encoding, file.name))


def beside(folder: Folder, target: str) -> bytes | None:
    """Return the bytes of an image in the file's folder; None where none is there."""
    path = unquote(target).partition("?")[0]
    names = [path, *(f"{path}{end}" for end in IMAGE_ENDS)]
    found = next((name for name in names if ":" not in name and folder.state(name) == "there"), "")
    return folder.read(found) if found else None


def bibliography(meta: Mapping[str, Any], folder: Folder, name: str) -> tuple[tuple[str, bytes], Problems]:
    r"""Return the files of LaTeX's \bibliography, or what a Markdown file says of its references itself."""
    paths = [path for path in map(plain_text, listed(meta.get("bibliography"))) if path]
    there = [path for path in paths if folder.state(path) == "there"]
    lost = tuple(
        skipped(f'bibliography "{path}": not found beside the file', Place(name)) for path in paths if path not in there
    )
    if there:
        end = ".json" if there[0].endswith(".json") else ".bib"
        return (f"references{end}", b"\n".join(folder.read(path) for path in there)), lost
    cited = pandoc.references(meta)
    return (("references.json", cited) if cited else ("", b"")), lost


READ = {"rtf": rtf, "latex": marked_up, "html": marked_up, "markdown": marked_up, "text": text}
