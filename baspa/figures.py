"""What a figure holds beside its image: how wide it is, who made it, whether it is turned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

TURNED = "landscape"  # the class of what stands on a page of its own, turned by 90 degrees


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
