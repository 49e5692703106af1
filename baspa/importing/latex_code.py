r"""Code in colour as pandoc's own LaTeX has it, as the code that it is.

Each word stands in a macro of its kind, `\KeywordTok{def}`, in an environment `Highlighting` in one named `Shaded`.
"""

from __future__ import annotations

import re

CODE = re.compile(r"\\begin\{Highlighting\}(?:\[[^\]]*\])?(.*?)\\end\{Highlighting\}", re.DOTALL)
SHADED = re.compile(r"\\(?:begin|end)\{Shaded\}")
WORD = re.compile(r"\\[A-Z]\w*Tok\{((?:[^{}\\]|\\.|\{[^{}]*\})*)\}", re.DOTALL)
SIGNS = {
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textless": "<", "textgreater": ">",
    "textbar": "|", "textquotesingle": "'", "textquotedbl": '"', "textasciigrave": "`", "textquotedblleft": "“",
    "textquotedblright": "”",
}  # fmt: skip
SIGN = re.compile(rf"\\({'|'.join(SIGNS)})(?:\{{\}}|(?![A-Za-z])\s?)|\\([^A-Za-z\s])(?:\{{\}})?|\{{([^{{}}\\]*)\}}")


def known_code(text: str) -> str:
    """Return a text in which such code is verbatim; no line moves."""
    if "{Highlighting}" not in text:
        return text
    return CODE.sub(lambda match: f"\\begin{{verbatim}}{plain(match[1])}\\end{{verbatim}}", SHADED.sub("", text))


def plain(code: str) -> str:
    """Return code without its colours."""
    return "".join(shown(piece) for piece in WORD.sub(lambda match: match[1], code).splitlines(keepends=True))


def shown(line: str) -> str:
    """Return a line of code with the signs that stand for themselves."""
    return SIGN.sub(lambda match: SIGNS[match[1]] if match[1] else match[2] or match[3] or "", line)
