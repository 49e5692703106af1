"""What the processor returns, as text that is well-formed XHTML of a few elements and nothing else."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

ELEMENTS = frozenset(("em", "strong", "sup", "sub", "span", "a"))
CLASSES = frozenset(("smallcaps", "upright", "regular", "underline"))
WEB = re.compile(r"https?://[^\s]+", re.IGNORECASE)
# XML 1.0 has no place for these; JSON has. Of those from FDD0 on Unicode says that they stay within a program.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U0001fffe\U0001ffff]")


def clean(text: str) -> str:
    """Return markup with elements of this list and links to the web; of others their text is left."""
    return _content(_tree(text)).strip()


def linked(text: str) -> str:
    """Return the same with <a href="#key"> around what is said of each reference; a link to the web stays instead."""
    root = _tree(text)
    for reference in (element for element in root.iter("ref") if element.find(".//a") is None):
        reference.tag = "a"
        reference.set("href", f"#{reference.get('key', '')}")
    return _content(root).strip()


def labelled(text: str) -> tuple[str, str]:
    """Return (label, markup) of an entry: what the style sets apart in the margin, and the rest."""
    root = _tree(text)
    label = root.find("label")
    if label is None:
        return "", _content(root).strip()
    shown = _content(label).strip()
    root.remove(label)
    return shown, (escape(label.tail or "") + _content(root)).strip()


def plain(text: str) -> str:
    """Return the text of markup alone."""
    return "".join(_tree(text).itertext())


def without_controls(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return CONTROL.sub("", text)


def _tree(text: str) -> ET.Element:
    return ET.fromstring(f"<p>{text}</p>")  # noqa: S314  no document type, so no entities


def _content(element: ET.Element) -> str:
    return escape(element.text or "") + "".join(_shown(child) + escape(child.tail or "") for child in element)


def _shown(element: ET.Element) -> str:
    inside = _content(element)
    if element.tag == "span":
        name = element.get("class", "")
        return f'<span class="{name}">{inside}</span>' if name in CLASSES else inside
    if element.tag == "a":
        address = element.get("href", "")
        own = address == f"#{element.get('key')}"
        return f"<a href={quoteattr(address)}>{inside}</a>" if own or WEB.fullmatch(address) else inside
    return f"<{element.tag}>{inside}</{element.tag}>" if element.tag in ELEMENTS else inside
