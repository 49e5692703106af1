"""Which fonts of the house the e-book needs, and which letters each of them must show."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from baspa.formula.letters import needed
from baspa.model.edition import Edition
from baspa.sorts.faces import SPARE, TEXT_FACE, HouseFace
from baspa.tree.divisions import BOX_TITLE


def descriptors(*faces: HouseFace) -> dict[str, tuple[str, str, str]]:
    """Return font file -> family, font-style and font-weight, as CSS has them, of all styles of some faces."""
    return {
        file: (face.family, "italic" if italic else "normal", str(weight))
        for face in faces
        for (weight, italic), file in face.styles.items()
    }


FACES = {
    **descriptors(TEXT_FACE),
    "FiraMono-Regular.ttf": ("Fira Mono", "normal", "400"),
    "FiraMono-Bold.ttf": ("Fira Mono", "normal", "700"),
    "STIXTwoMath-Regular.ttf": ("STIX Two Math", "normal", "400"),
}
SPARE_FACES = descriptors(*SPARE)
BOLD = ("strong", "th", "h1", "h2", "h4", "h5", "h6")
MATHML = "{http://www.w3.org/1998/Math/MathML}"
CYRILLIC = range(0x0400, 0x0530)  # Literata shows it in formulas, too


def face_rules(names: tuple[str, ...]) -> str:
    """Return an @font-face rule for each font that goes into the book."""
    rule = '@font-face {{ font-family: "{}"; font-style: {}; font-weight: {}; src: url(fonts/{}) }}\n'
    return "".join(rule.format(*{**SPARE_FACES, **FACES}[name], name) for name in names)


def letters(edition: Edition) -> dict[str, str]:
    """Return font file -> the letters that it must show, by the elements that the style sheet sets in it."""
    regular, italic, bold, bold_italic, mono, mono_bold, math = FACES
    found = dict.fromkeys(FACES, "")
    for section in edition.sections:
        root = ET.fromstring(section.xhtml)  # noqa: S314 the document is our own
        found[math] += "".join(map(in_formula, root.iter(f"{MATHML}math")))
        found[regular] += text_of(root)
        for element in root.iter():
            tag, classes = element.tag.rpartition("}")[2], element.get("class", "").split()
            if tag in ("em", "h3") or {"epigraph", "subtitle", "standing", "supplied", "gloss-text"} & set(classes):
                found[italic] += text_of(element)
            if tag in BOLD or {"label", "heading-name", BOX_TITLE} & set(classes):
                found[bold] += text_of(element)
                found[bold_italic] += "".join(text_of(e) for e in element.iter() if e.tag.endswith("}em"))
            if tag == "em":
                found[bold_italic] += "".join(text_of(e) for e in element.iter() if e.tag.endswith("}strong"))
            if tag in ("code", "pre"):
                found[mono] += text_of(element)
            if "code-keyword" in classes:
                found[mono_bold] += text_of(element)
    wanted = {name: text.strip() and text + " -\u2010" for name, text in found.items()}
    return wanted | spare_letters(edition, wanted)


def spare_letters(edition: Edition, wanted: Mapping[str, str]) -> dict[str, str]:
    """Return spare font file -> the letters that it must show, in the styles in which the text's face would show them.

    `wanted` is what each file would show if it had all letters.
    """
    known = {style: wanted[file] for style, file in TEXT_FACE.styles.items()}
    found = dict[str, str]()
    given = dict(edition.spare_letters)
    for face in (face for face in SPARE if face.file in given):
        for style, file in face.styles.items():
            here = given[file] if file == face.file else "".join(sorted({*given[face.file]} & {*known[style]}))
            found[file] = wanted.get(file, "") + here
    return found


def text_of(element: ET.Element) -> str:
    """Return all text of an element."""
    return "".join(element.itertext())


def in_formula(math: ET.Element) -> str:
    """Return the letters that the math font must show in a formula, and leave it those alone that Literata shows."""
    alone = ET.Element(math.tag)
    alone.extend(math)
    letters = needed(ET.tostring(alone, encoding="unicode"))
    for element in math.iter():
        if element.tag != f"{MATHML}mtext":
            element.text = "".join(letter for letter in element.text or "" if ord(letter) in CYRILLIC)
    return letters
