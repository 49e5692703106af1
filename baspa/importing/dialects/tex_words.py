r"""Commands of LaTeX that pandoc's authors write amid their text: those that say something, as the press says it.

    \emph{words} \textbf{words} \footnote{words} \cite{key} \LaTeX{} \ldots

Commands that only set type, \noindent and \vspace{1cm}, fall away and are told; formulas and code are left alone.
"""

from __future__ import annotations

import re

from baspa.importing.dialects.reading import Reading, line_of, outside_code, replaced

HELD = r"\{(?P<held>(?:[^{}\n]|\{[^{}\n]*\}){0,1000})\}"
MARKS = {
    **dict.fromkeys(("emph", "textit", "textsl"), "*{}*"),
    "textbf": "**{}**",
    "texttt": "`{}`",
    "textsc": "[{}]{{.smallcaps}}",
    "underline": "[{}]{{.underline}}",
    "textsuperscript": "^{}^",
    "textsubscript": "~{}~",
    "footnote": "^[{}]",
    **dict.fromkeys(("cite", "citep", "parencite", "autocite"), "[@{}]"),
    **dict.fromkeys(("citet", "textcite"), "@{}"),
    **dict.fromkeys(("mbox", "enquote", "text", "textrm", "textnormal"), "{}"),
}
WORDS = {"LaTeX": "LaTeX", "TeX": "TeX", "ldots": "…", "dots": "…", "textellipsis": "…", "S": "§", "copyright": "©"}
SETTING = (
    *("noindent", "indent", "smallskip", "medskip", "bigskip", "par", "centering", "hfill", "vfill", "sloppy"),
    *("appendix", "mainmatter", "frontmatter", "backmatter", "tableofcontents", "listoffigures", "listoftables"),
)
LENGTHS = ("vspace", "hspace", "label", "pagestyle", "thispagestyle", "setlength", "addtolength")
FORMULA = (
    r"\$\$(?:(?!\$\$)[\s\S])+\$\$|\$(?=\S)(?:[^$\n\\]|\\.)+(?<=\S)\$|(?s:\\\(.*?\\\)|\\\[.*?\\\])"
    r"|(?s:\\begin\{(?P<env>\w+\*?)\}.*?\\end\{(?P=env)\})|\\\\"
)
COMMAND = outside_code(
    rf"(?P<formula>{FORMULA})"
    rf"|(?<!\\)\\(?P<marked>{'|'.join(MARKS)})\s*(?:\[(?P<place>[^\[\]\n]*)\])?{HELD}"
    rf"|(?<!\\)\\(?P<word>{'|'.join(WORDS)})(?![A-Za-z])(?:\{{\}}|(?P<gap>[ \t]+(?=\w)))?"
    rf"|(?<!\\)\\(?P<setting>(?:{'|'.join(SETTING)})(?![A-Za-z])(?:\{{\}}|[ \t]*)"
    rf"|(?:{'|'.join(LENGTHS)})\*?(?:\{{[^{{}}\n]*\}}){{1,2}})"
)


def with_words(text: str, reading: Reading) -> str:
    """Return a text whose commands of LaTeX are the press's marks."""
    return replaced(COMMAND, text, lambda found: said(found, reading)) if "\\" in text else text


def said(found: re.Match[str], reading: Reading) -> str:
    """Return what one command says."""
    if found["formula"]:
        return found[0]
    if found["marked"]:
        held = with_words(found["held"], reading)
        return (
            MARKS[found["marked"]].format(cited(found) if "cite" in found["marked"] else held) if held.strip() else ""
        )
    if found["word"]:
        return WORDS[found["word"]] + (
            " " if found["gap"] and found["word"] in ("LaTeX", "TeX") else found["gap"] or ""
        )
    reading.lost(line_of(found), "commands of LaTeX that only set type:", f"\\{found['setting'].strip()}")
    return ""


def cited(found: re.Match[str]) -> str:
    """Return the keys of a citation, the place behind the last of them."""
    keys = "; @".join(key.strip() for key in found["held"].split(","))
    return f"{keys}, {found['place']}" if found["place"] else keys
