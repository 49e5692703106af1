"""MathML for browsers made what an EPUB can carry: elements and attributes that MathML 3 and MathML Core share.

math-core writes for HTML in today's browsers; EPUBCheck holds a book against MathML 3, and older readers know no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree import ElementTree as ET

from baspa.formula.css import declarations

LINE = "0.05em solid currentcolor"
ARITY = ("mfrac", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts")


def tidy(element: ET.Element, small: bool = False) -> None:
    """Mend the children of an element, from the leaves up, and take away groups without a child.

    `small` is whether the element may be set smaller than the formula.
    """
    small = small or element.tag in ARITY
    for place, child in enumerate(list(element)):
        tidy(child, small)
        element[place] = with_style(MENDS.get(child.tag, unchanged)(child), small)
    if element.tag not in ARITY:
        for child in [child for child in element if child.tag == "mrow" and not len(child)]:
            element.remove(child)


def unchanged(element: ET.Element) -> ET.Element:
    """Return an element that is as it should be."""
    return element


def with_style(element: ET.Element, small: bool) -> ET.Element:
    """Return an element in an <mstyle> for the attributes that MathML 3 knows there alone."""
    if not small and element.get("scriptlevel") == "0":
        del element.attrib["scriptlevel"]
    known = ("scriptlevel",) if element.tag == "mtable" else ("displaystyle", "scriptlevel")
    names = [name for name in known if name in element.attrib]
    if not names or element.tag == "mstyle":
        return element
    style = ET.Element("mstyle", {name: element.attrib.pop(name) for name in names})
    if element.tag == "mrow":
        style.extend(list(element))
    else:
        style.append(element)
    return style


def row(element: ET.Element) -> ET.Element:
    """Return an <mrow> without the spaces of no width that keep browsers from one thing or another."""
    for space in [child for child in element if child.tag == "mspace" and not child.attrib]:
        element.remove(space)
    if [child.tag for child in element[::2]] == ["mspace", "mspace"] and element[1].tag in ("mover", "munderover"):
        arrow = element[1]  # with text: it has the spaces of a relation already
        arrow[0].attrib.clear()
        return arrow
    return element[0] if len(element) == 1 and not element.attrib else element


def padded(element: ET.Element) -> ET.Element:
    """Return an <mpadded> that CSS pads as a row with spaces; one that is cut, cut on both sides of the baseline."""
    if "height" in element.attrib:
        element.set("depth", element.attrib["height"])
    look = declarations(element.attrib.pop("style", ""))
    if not look:
        return element
    group = ET.Element("mrow")
    for side in ("left", "right"):
        width = look.get(f"padding-{side}", "0")
        group.extend([ET.Element("mspace", {"width": width})] if width != "0" else [])
        group.extend(list(element) if side == "left" else [])
    return row(group)


def fraction(element: ET.Element) -> ET.Element:
    """Return an <mfrac> without CSS."""
    element.attrib.pop("style", None)
    return element


def covered(element: ET.Element) -> ET.Element:
    """Return an <mover> or <munder> whose bar is MathML's sign for it, and no accent: browsers let those touch."""
    if element[1].text == "\u0332":
        element[1].text = "‾" if element.tag == "mover" else "_"
        element.attrib.clear()
    return element


def words(element: ET.Element) -> ET.Element:
    """Return an <mtext> with the dashes that TeX makes of hyphens."""
    element.text = (element.text or "").replace("---", "—").replace("--", "–")
    return element


def table(element: ET.Element) -> ET.Element:
    """Return an <mtable> that has its lines on the cells, its columns aligned in both ways, and no empty last row."""
    look = declarations(element.attrib.pop("style", ""))
    last = element[-1]
    if len(element) > 1 and len(last) == 1 and not len(last[0]):
        element.remove(last)
        if "border-top" in declarations(last[0].get("style", "")):
            add_border(element[-1], "bottom")
    if "border-top" in look:
        add_border(element[0], "top")
    for each in element:
        add_border(each[:1] if "border-left" in look else (), "left")
        for cell in each:
            align(cell)
    return element


def add_border(cells: Iterable[ET.Element], side: str) -> None:
    """Draw a line at a side of cells."""
    for cell in cells:
        cell.set("style", f"border-{side}: {LINE};{cell.get('style', '')}")


def align(cell: ET.Element) -> None:
    """Say the alignment of a cell in MathML 3's way, too: older readers know no other."""
    side = declarations(cell.get("style", "")).get("text-align")
    if side:
        cell.set("columnalign", side)


MENDS: dict[str, Callable[[ET.Element], ET.Element]] = {
    "mrow": row,
    "mpadded": padded,
    "mfrac": fraction,
    "mover": covered,
    "munder": covered,
    "mtext": words,
    "mtable": table,
}
