"""What of Markdown and of a document somebody would read aloud: by these letters its language is told."""

from __future__ import annotations

import re

from baspa.importing.dialects.reading import CODE
from baspa.importing.nodes import PandocNode, plain_text, remade

ADDRESS = re.compile(r"\b(?:https?|ftp|mailto|data):\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Code, formulas, HTML, what links and pictures lead to, addresses, names and attributes, commands.
SILENT = re.compile(
    rf"{CODE}"
    r"|<!--(?:(?!<!--)[\s\S])*?-->|(?i:<(?P<html>script|style|pre|code|svg|math)\b(?:(?!<(?P=html)\b)[\s\S])*?</(?P=html)>)|</?[A-Za-z][^<>]*>"
    r"|\$\$[^$]*\$\$|\$(?=\S)[^$\n]{0,1000}(?<=\S)\$|\\\((?:(?!\n\n|\\\()[\s\S])*?\\\)|\\\[(?:(?!\n\n|\\\[)[\s\S])*?\\\]"
    r"|(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|(?m:^ {0,3}\[[^\[\]\n]+\]:[ \t]*\S+)"
    rf"|{ADDRESS.pattern}|@[\w:.-]+"
    r"|\{\{[<#%].{0,500}?\}\}|\{[^{}\n]*\}|(?m:^:{3,}[ \t]*[\w-]+)|\\[A-Za-z]+"
)
SILENT_NODES = ("Code", "CodeBlock", "Math", "RawInline", "RawBlock")


def read_aloud(text: str) -> str:
    """Return Markdown, as the press has it, without what is no text of a language."""
    return SILENT.sub(" ", text)


def words_aloud(blocks: list[PandocNode]) -> str:
    """Return the text of pandoc's tree without its code, its formulas and its addresses."""
    return ADDRESS.sub(" ", plain_text(remade(blocks, lambda item: [] if item["t"] in SILENT_NODES else None)))
