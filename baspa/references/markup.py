"""What the processor returns, as text that is well-formed XHTML of a few elements and nothing else."""

from __future__ import annotations

import re
from urllib.parse import quote
from xml.etree import ElementTree as ET

from baspa.references.escaping import escape, quoted

ELEMENTS = frozenset(("em", "strong", "sup", "sub", "span", "a"))
CLASSES = frozenset(("smallcaps", "upright", "regular", "underline"))
REF = re.compile(r"(<ref [^<>]*>)(.*?)</ref>", re.DOTALL)
OPENING, CLOSING = ("[", "("), ("]", ")")
WEB = re.compile(r"https?://[^\s]+", re.IGNORECASE)
ADDRESS = "/:?#[]@!$&'()*+,;=~%"  # RFC 3986: what stays of an address; letters of other scripts have %, as in the text
# XML 1.0 has no place for these; JSON has. Of those from FDD0 on Unicode says that they stay within a program. The last
# of them is the "<" of an item's text that begins no markup: latex_commands.py, hidden.py.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdee\ufffe\uffff\ud800-\udfff\U0001fffe\U0001ffff]")


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


def widened(text: str, delimiter: str) -> str:
    """Return a citation whose links take in the author's words and the stops around what is said of each reference.

    `delimiter` stands between two references, and brackets around all stay outside. Where anything else stands between
    them, as in 1–3, or the words have markup, the links stay as they are.
    """
    found = list(REF.finditer(text))
    bounds = [0, *(end for one in found for end in one.span()), len(text)]
    around = [text[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    if not found or any("<" in words for words in around) or any(w.count(delimiter) != 1 for w in around[1:-1]):
        return text
    before = [around[0], *(words.partition(delimiter)[2] for words in around[1:-1])]
    behind = [*(words.partition(delimiter)[0] for words in around[1:-1]), around[-1]]
    outside = _brackets(before, behind)
    parts = [
        f"{start}{one[1]}{b.removeprefix(start)}{one[2]}{e.removesuffix(end)}</ref>{end}"
        for one, b, e, (start, end) in zip(found, before, behind, outside, strict=True)
    ]
    return delimiter.join(parts)


def _brackets(before: list[str], behind: list[str]) -> list[tuple[str, str]]:
    """Return the brackets that stand around each part of a citation, or around all of them."""
    pairs = list(zip((words[:1] for words in before), (words[-1:] for words in behind), strict=True))
    made = [pair if pair[0] in OPENING and pair[1] in CLOSING else ("", "") for pair in pairs]
    if len(made) > 1 and made[0] == made[-1] == ("", "") and pairs[0][0] in OPENING and pairs[-1][1] in CLOSING:
        made[0], made[-1] = (pairs[0][0], ""), ("", pairs[-1][1])
    return made


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
        shown = address if own else quote(address, safe=ADDRESS)
        return f"<a href={quoted(shown)}>{inside}</a>" if own or WEB.fullmatch(address) else inside
    return f"<{element.tag}>{inside}</{element.tag}>" if element.tag in ELEMENTS else inside
