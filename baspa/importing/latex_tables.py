r"""The heads and feet of LaTeX's long tables, which pandoc 3.9 takes for rows of the body.

The package longtable has up to four groups of rows before the body, each ended by its command: \endfirsthead, \endhead
(of the pages after the first), \endfoot (of the pages before the last), \endlastfoot.
"""

from __future__ import annotations

import re

NESTED = r"\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\}"
LONG = re.compile(
    rf"(\\begin\{{(longtable\*?)\}}\s*(?:\[[^\]]*\])?\s*{NESTED})(.*?)(\\end\{{longtable\*?\}})", re.DOTALL
)
GROUP = re.compile(r"\\end(firsthead|head|foot|lastfoot)(?![A-Za-z])")
RULES = re.compile(r"\\(?:hline|toprule|midrule|bottomrule|endline|tabularnewline)(?![A-Za-z])|\\\\|\s")
NO_ALIGN = re.compile(r"\\noalign\{(?:[^{}]|\{[^{}]*\})*\}")


def known_tables(text: str) -> str:
    """Return a text whose long tables have their first head alone, and their last foot as the last row."""
    return LONG.sub(lambda match: f"{match[1]}{with_one_head(NO_ALIGN.sub('', match[3]))}{match[4]}", text)


def with_one_head(rows: str) -> str:
    """Return the rows of a table; each stays on its line, but for the foot."""
    *groups, body = GROUP.split(rows)
    parts = dict(zip(groups[1::2], groups[::2], strict=True))
    head = next((name for name in ("firsthead", "head") if name in parts), "")
    foot = next((" ".join(parts[name].split()) for name in ("lastfoot", "foot") if name in parts), "")
    lines = "".join(part if name == head else "\n" * part.count("\n") for name, part in parts.items())
    return f"{lines}{body}{foot if RULES.sub('', foot) else ''}"
