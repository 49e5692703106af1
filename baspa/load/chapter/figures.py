"""What a figure holds beside its image: how wide it is, who made it, whether it is turned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from xml.etree import ElementTree as ET

from baspa.model.problem import Place, Problem, Severity
from baspa.tree.blocks import own_text
from baspa.tree.names import TURNED

ALONE = (["img"], ["img", "figcaption"])


def alone(paragraph: ET.Element) -> Sequence[ET.Element]:
    """Return the image that stands alone in a paragraph, and its caption, if any; nothing where none does.

    Places that links lead to, above the image or in its line, are nothing that is seen: the image takes the name of the
    last, the caption begins with the others.
    """
    shown = [each for each in paragraph if not is_place(each)]
    if [each.tag for each in shown] not in ALONE or own_text(paragraph).strip():
        return ()
    image, places = shown[0], [each for each in paragraph if is_place(each)]
    captioned = len(shown) > 1 or "title" in image.attrib
    if not captioned and len(places) + ("id" in image.attrib) > 1:
        return ()
    if places and "id" not in image.attrib:
        image.set("id", places.pop().get("id", ""))
    if places and len(shown) == 1:
        caption = ET.Element("figcaption")
        caption.text = image.attrib.pop("title")
        shown.append(caption)
    if places:
        places[-1].tail, shown[1].text = shown[1].text, None
        shown[1][:0] = places
    return shown


def is_place(element: ET.Element) -> bool:
    """Tell whether an element is a name that links lead to, and nothing else."""
    return element.tag == "span" and list(element.attrib) == ["id"] and not len(element) and not element.text


def set_widths(images: Iterable[ET.Element]) -> None:
    """Make a style of each image's width, which both faces understand."""
    for image in images:
        if width := image.attrib.pop("data-width", ""):
            image.set("style", f"width:{width}")


def finish(figure: ET.Element, image: ET.Element) -> Iterator[ET.Element]:
    """Add an image's credit at the end of its figure's caption, and move its class TURNED there; yield what is new."""
    classes = image.get("class", "").split()
    if TURNED in classes:
        figure.set("class", TURNED)
        classes.remove(TURNED)
        image.set("class", " ".join(classes))
        if not classes:
            del image.attrib["class"]
    if credit := image.attrib.pop("data-credit", ""):
        caption = figure.find("figcaption")  # which is a figure's last child (HTML, 4.4.12)
        paragraph = ET.SubElement(figure if caption is None else caption, "p", {"class": "credit"})
        paragraph.text = credit
        yield paragraph


def problems_in_lines(elements: Iterable[ET.Element], place: Callable[[ET.Element], Place]) -> Iterator[Problem]:
    """Yield B117 for what has no place at an image that is no figure: its credit, and, a warning, its title on paper.

    `place` is that of an element.
    """
    for image in (element for element in elements if element.tag == "img"):
        if "data-credit" in image.attrib:
            said = "an image in a line of text cannot have a credit"
            yield Problem(place(image), "B117", said, "let it stand alone in its paragraph, or say it in a note")
        if "title" in image.attrib:
            said = f'the title "{image.get("title")}" of an image in a line, or in a note, is not on paper'
            hint = "let the image stand alone in its paragraph, or say it in the text"
            yield Problem(place(image), "B117", said, hint, Severity.WARNING)
