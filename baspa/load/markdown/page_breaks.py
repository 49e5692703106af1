r"""Page breaks as LaTeX has them and pandoc hands them on: `\newpage`, `\pagebreak` or `\clearpage` alone on a line.

Raw passages, `\newpage`{=latex}, may hold one as well, also as Word and Typst have it.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS, RawMark

TEX = r"\\(?:newpage|pagebreak|clearpage)(?:\{\})?"
COMMAND = re.compile(rf"(?:{TEX}|(`+){TEX}\1\{{=(?:la)?tex\}})[ \t]*")
RAW = {  # by the name of a format, what a raw passage holds
    **dict.fromkeys(("tex", "latex", "beamer"), re.compile(TEX)),
    "openxml": re.compile(r"(?:<w:p>\s*)?<w:r>\s*<w:br\s+w:type=\"page\"\s*/>\s*</w:r>(?:\s*</w:p>)?"),
    "typst": re.compile(r"#pagebreak\(\)"),
}


def is_raw_break(name: str, text: str) -> bool:
    """Tell whether what is meant for a format is a page break."""
    return name in RAW and RAW[name].fullmatch(text.strip()) is not None


def page_breaks(markdown: MarkdownIt) -> None:
    """Add the rule, which makes the token "page_break"."""
    markdown.block.ruler.before("fence", "page_break", page_break, {"alt": ["paragraph", "reference"]})


def page_break(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a line with nothing but the command."""
    line = line_at(state, start)
    if state.is_code_block(start) or COMMAND.fullmatch(line) is None:
        return False
    if not silent:
        token = state.push("page_break", "div", 0)
        token.map, token.meta = [start, start + 1], {MARKS: [RawMark("command", line.strip())]}
        state.line = start + 1
    return True
