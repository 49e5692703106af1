"""What pandoc 3.9 does not see in files as Word and LibreOffice write them, put where it sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from xml.etree import ElementTree as ET

from baspa.importing.html_mends import readable
from baspa.importing.nodes import PandocNode, is_alone, node, nodes, plain_text
from baspa.importing.own_files import spine
from baspa.importing.plain_text import inlines_of_text

DOCX, STYLES, ODT = "word/document.xml", "word/styles.xml", "content.xml"
CONTENTS = re.compile(
    rb"<w:sdt>(?:(?!<w:sdt>|</w:sdt>).)*?"
    rb'<w:docPartGallery w:val="Table of Contents"/>(?:(?!<w:sdt>|</w:sdt>).)*</w:sdt>',
    re.DOTALL,
)
CONTENTS_STYLE = re.compile(
    rb'<w:style\b[^>]*w:styleId="([^"]+)"[^>]*>\s*<w:name w:val="(?:toc \d|TOC Heading)"/>', re.I
)
CONTENTS_LINE = rb'<w:p\b[^>]*>\s*<w:pPr>\s*<w:pStyle w:val="(?:%s)"/>(?:(?!<w:p\b|</w:p>).)*</w:p>'
BETWEEN = re.compile(
    rb"((?:<w:bookmarkStart [^>]*/>\s*){1,20})"
    rb"(<w:p\b[^>]*(?<!/)>(?:\s*<w:pPr>(?:(?!</w:pPr>|<w:pPrChange).)*</w:pPr>)?)",
    re.DOTALL,
)
BOOKMARK = re.compile(rb'<text:bookmark(?:-start)? text:name="([^"]+)"')
BOOKMARK_LINK = re.compile(rb'<text:a\b[^>]*xlink:href="#([^"]+)"[^>]*>(.*?)</text:a>', re.DOTALL)
RTF_HEADING = re.compile(rb"(\\outlinelevel\d[^\r\n{}]*)\{\\listtext[^{}]*\}\\ls\d+")
BULLETS = ("•", "·", "▪", "■", "●", "◦", "▫", "➢", "\uf0b7", "\uf0a7", "\uf0d8")
OBJECT = re.compile(rb'(<draw:object\b[^>]*?\bxlink:href="[^"]*)/"')  # as pandoc's own writer ends it
NOTE_BODY = re.compile(rb"<text:note-body>.*?</text:note-body>", re.DOTALL)
LIST_ITEM = re.compile(rb"<text:list-item\b[^>]*>\s*(<text:[ph]\b[^>/]*>)")
LIST_TAG = re.compile(rb"</?text:list(?:-item|-header)?\b[^>]*>")
TAG = re.compile(rb"<[^>]+>")
STARS = re.compile(r"\*(?: ?\*){2,}|⁂")
ITEM_IN_NOTE = "\ufdd2"  # begins a paragraph that was an item of a list
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
HREF = "{http://www.w3.org/1999/xlink}href"


def before(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a DOCX, ODT or EPUB as pandoc shall get them."""
    mended = dict(members)
    if DOCX in members:
        mended[DOCX] = docx(members[DOCX], members.get(STYLES, b""))
    if ODT in members:
        mended[ODT] = odt(members[ODT])
    for name in spine(members):
        mended[name] = readable(members[name].decode("utf-8", errors="replace")).encode()
    return mended


def docx(document: bytes, styles: bytes) -> bytes:
    """Return a DOCX's text without its table of contents, and with bookmarks between paragraphs in the next one."""
    document = CONTENTS.sub(b"", document)
    names = [re.escape(name) for name in CONTENTS_STYLE.findall(styles)]
    if names:
        document = re.sub(CONTENTS_LINE % b"|".join(names), b"", document, flags=re.DOTALL)
    return BETWEEN.sub(rb"\2\1", document)


def odt(content: bytes) -> bytes:
    """Return an ODT's content with links to bookmarks as references, and formulas by names that pandoc knows."""
    marks = set(BOOKMARK.findall(content))

    def reference(match: re.Match[bytes]) -> bytes:
        if match[1] not in marks or b"<text:note" in match[2]:
            return match[0]
        words = TAG.sub(b"", match[2].replace(b"<text:s/>", b" "))
        opening = b'<text:bookmark-ref text:reference-format="text" text:ref-name="%s">' % match[1]
        return b"%s%s</text:bookmark-ref>" % (opening, words)

    return BOOKMARK_LINK.sub(reference, OBJECT.sub(rb'\1"', NOTE_BODY.sub(without_lists, content)))


def without_lists(note: re.Match[bytes]) -> bytes:
    """Return an ODT's note whose items are paragraphs with a sign: pandoc drops lists in notes."""
    return LIST_TAG.sub(b"", LIST_ITEM.sub(rb"\1" + ITEM_IN_NOTE.encode(), note[0]))


def with_lists(blocks: list[PandocNode], signs: Sequence[str]) -> list[PandocNode]:
    """Return blocks with lists for paragraphs that begin with one of these signs; changes them."""
    found: list[PandocNode] = []
    for block in blocks:
        first = block["c"][0] if block["t"] in ("Para", "Plain") and block["c"] else node("Space")
        sign = next((sign for sign in signs if first["t"] == "Str" and first["c"].startswith(sign)), "")
        if not sign:
            found.append(block)
            continue
        first["c"] = first["c"].removeprefix(sign)
        if not found or found[-1]["t"] != "BulletList":
            found.append(node("BulletList", []))
        at = next((at for at, item in enumerate(block["c"]) if item["t"] != "Space" and item.get("c") != ""), 0)
        found[-1]["c"].append([node("Plain", block["c"][at:])])
    return found


def rtf(data: bytes) -> bytes:
    r"""Return LibreOffice's RTF with \footnote for \*\footnote, and headings that are not items of a list."""
    return RTF_HEADING.sub(rb"\1", data.replace(rb"{\*\footnote", rb"{\footnote"))


def of_rtf(blocks: list[PandocNode]) -> list[PandocNode]:
    """Return the blocks of an RTF file with lists for paragraphs that begin with a bullet; changes them.

    A table that pandoc has in a note called right behind it stands before the paragraph of the call again.
    """
    found: list[PandocNode] = []
    for block in blocks:
        for note in (item for item in nodes(block) if item["t"] == "Note"):
            tables = [*takewhile(lambda inner: inner["t"] == "Table", note["c"])]
            found += tables
            note["c"] = with_lists(note["c"][len(tables) :], BULLETS)
        found.append(block)
    return with_lists(found, BULLETS)


def after(members: Mapping[str, bytes], blocks: list[PandocNode]) -> None:
    """Put into the blocks of an ODT what pandoc has left out of them, or misplaced; stars are a break. Changes them."""
    blocks[:] = [node("HorizontalRule") if is_break(block) else block for block in blocks]
    said = descriptions(members[ODT]) if ODT in members else {}
    for item in nodes(blocks) if ODT in members else ():
        if item["t"] == "Note":
            item["c"] = with_lists(item["c"], (ITEM_IN_NOTE,))
        elif item["t"] == "Image" and not item["c"][1]:
            item["c"][1] = inlines_of_text(said.get(item["c"][2][0].removeprefix("media/"), ""))
        elif item["t"] in ("Para", "Plain") and not is_alone(item["c"], "Math"):
            for formula in (inline for inline in item["c"] if inline["t"] == "Math"):
                formula["c"][0] = node("InlineMath")  # pandoc takes all for displayed ones


def is_break(block: PandocNode) -> bool:
    """Tell whether a paragraph is three stars or more, as a break of the scene is typed."""
    return block["t"] in ("Para", "Plain") and STARS.fullmatch(plain_text(block["c"])) is not None


def descriptions(content: bytes) -> dict[str, str]:
    """Return what an ODT says for those who do not see its images, by their paths; {} where it is broken."""
    try:
        frames = ET.fromstring(content).iter(f"{DRAW}frame")  # noqa: S314  archive.py has refused entities
    except ET.ParseError:
        return {}
    found = {}
    for frame in frames:
        image = frame.find(f"{DRAW}image")
        text = frame.findtext(f"{SVG}desc") or frame.findtext(f"{SVG}title") or ""
        if image is not None and text:
            found[image.get(HREF, "")] = text
    return found
