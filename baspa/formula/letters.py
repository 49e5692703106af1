"""The italic of a letter in Unicode's mathematical alphabets, as MathML Core sets a lone <mi> (appendix C.2)."""

from __future__ import annotations

from xml.etree import ElementTree as ET

FIRST = {"A": 0x1D434, "a": 0x1D44E, "Α": 0x1D6E2, "α": 0x1D6FC}
LAST = {"A": "Z", "a": "z", "Α": "Ω", "α": "ω"}
OTHER = dict(zip("hıȷ∂ϵϑϰϕϱϖ", "ℎ𝚤𝚥𝜕𝜖𝜗𝜘𝜙𝜚𝜛", strict=True))


def italic(letter: str) -> str:
    """Return the mathematical italic of a Latin or Greek letter; any other letter as it is."""
    if letter in OTHER:
        return OTHER[letter]
    for start, point in FIRST.items():
        if start <= letter <= LAST[start]:
            return chr(point + ord(letter) - ord(start))
    return letter


def needed(mathml: str) -> str:
    """Return the characters that a math font must have to show a <math> element: what an e-book's subset keeps."""
    found: list[str] = ["√"]
    for element in ET.fromstring(mathml).iter():  # noqa: S314  our own
        text = element.text or ""
        lone = element.tag.endswith("}mi") and element.get("mathvariant") != "normal" and len(text) == 1
        found += [text, italic(text)] if lone else [text]
    return "".join(sorted(set("".join(found))))
