"""Code with its caption, a listing: a division that holds these two and nothing else."""

from __future__ import annotations

from xml.etree import ElementTree as ET

LISTING = "listing"  # its class


def is_listing(element: ET.Element) -> bool:
    """Tell whether an element is a block of code with its caption."""
    return (
        element.tag == "div"
        and LISTING in element.get("class", "").split()
        and sorted(each.tag for each in element) == ["p", "pre"]
    )
