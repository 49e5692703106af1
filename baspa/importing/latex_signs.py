r"""Commands of LaTeX for signs and spaces in text that pandoc 3.9 does not know, as what they print.

Names: The Comprehensive LaTeX Symbol List (Pakin), text symbols of the kernel and of textcomp; babel for Russian.
"""

from __future__ import annotations

import re

SIGNS = {
    "textbar": "|", "textasciigrave": "`", "textendash": "–", "textemdash": "—", "texttrademark": "™",
    "texteuro": "€", "textellipsis": "…", "textperiodcentered": "·", "texttimes": "×",
    "textdiv": "÷", "textpm": "±", "textvisiblespace": "␣", "dag": "†", "ddag": "‡", "textdaggerdbl": "‡",
    "checkmark": "✓", "textcelsius": "°C", "textohm": "Ω", "textperthousand": "‰", "textbraceleft": "\\{",
    "textbraceright": "\\}", "textunderscore": "\\_", "textcent": "¢", "textminus": "−", "textrightarrow": "→",
    "textleftarrow": "←", "textuparrow": "↑", "textdownarrow": "↓", "textlangle": "⟨", "textrangle": "⟩",
    "textsurd": "√", "textinfty": "∞", "textreferencemark": "※", "textestimated": "℮", "textordfeminine": "ª",
    "textordmasculine": "º", "textexclamdown": "¡", "textquestiondown": "¿", "textlnot": "¬", "textmarried": "⚭",
    "cdash": "—", "textrubl": "₽", "nobreakdash": "", "LaTeXe": "LaTeX2e", "textnobreakspace": "~", "nobreakspace": "~",
    "quad": " ", "qquad": " ", "enspace": " ", "enskip": " ", "thickspace": " ", "linebreak": " ",
    "thinspace": "\\,", "allowbreak": "",
}  # fmt: skip
COMMAND = re.compile(rf"\\({'|'.join(sorted(SIGNS, key=len, reverse=True))})(?![A-Za-z])(?:\[\d\])?(?:\{{\}}|[ \t]*)")
LOOKS = re.compile(
    r"\\(?:tightlist|leavevmode|arraybackslash)(?![A-Za-z])[ \t]*|\\c(?:line|midrule)(?:\([lr]*\))?\{[\d-]*\}"
    r"|\\(?:framebox|makebox)(?:\[[^\]\n]*\])+|\\framebox(?=\{)|\\raisebox\{[^{}]*\}(?:\[[^\]\n]*\])*|(?<=\\begin\{description\})\[[^\]\n]*\]"
    r"|(?<=\\begin\{multicols\})\{\d\}"
)
FRAMED = re.compile(r"\\pandocbounded\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")


def known_signs(text: str) -> str:
    """Return text, no formula among it, with signs for such commands, and without what only looks are made by."""
    text = COMMAND.sub(lambda match: SIGNS[match[1]], text)
    return FRAMED.sub(r"\1", LOOKS.sub("", text))
