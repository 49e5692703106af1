"""NCX, the contents that older readers know: the list of the print book's pages in it (ANSI/NISO Z39.86-2005, 8.4)."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from baspa.bind.screen.page_marks import PageMark

NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


def with_page_list(content: bytes, marks: Sequence[PageMark], title: str) -> bytes:
    """Return an NCX with the pages of the print book, and with their number; as it is where there are none."""
    if not marks:
        return content
    root = etree.fromstring(content)
    pages = etree.SubElement(root, f"{NCX}pageList")
    label(pages, title)
    for number, mark in enumerate(marks, 1):
        kind = {"type": "normal", "value": mark.label} if mark.label.isdigit() else {"type": "front"}
        target = etree.SubElement(pages, f"{NCX}pageTarget", {"id": f"page{number}", **kind})
        label(target, mark.label)
        etree.SubElement(target, f"{NCX}content", {"src": mark.href})
    numbers = {
        "dtb:totalPageCount": len(marks),
        "dtb:maxPageNumber": max((int(mark.label) for mark in marks if mark.label.isdigit()), default=0),
    }
    for meta in root.iter(f"{NCX}meta"):
        if meta.get("name") in numbers:
            meta.set("content", str(numbers[meta.get("name")]))
    return bytes(etree.tostring(root.getroottree(), xml_declaration=True, encoding="utf-8"))


def label(element: object, text: str) -> None:
    """Give an element of an NCX the text that readers show."""
    etree.SubElement(etree.SubElement(element, f"{NCX}navLabel"), f"{NCX}text").text = text
