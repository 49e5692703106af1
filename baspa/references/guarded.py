"""Signs of a .bib that LaTeX would take for its own, guarded before it is read: &, % and #, a lone dollar, codes."""

from __future__ import annotations

import re

# A sign that LaTeX takes for its own, where BibTeX's files have it for itself; a command before it guards it.
ALONE = re.compile(r"\\.|[&%#]", re.DOTALL)
DOLLAR = re.compile(r"(?<!\\)\$")
CODE = re.compile(r"\\char(?:(\d+)|\"([0-9A-F]+)|'([0-7]+)) ?|\\symbol\{(\d+)\}")


def guarded(value: str) -> str:
    r"""Return a field with what its author meant as signs guarded as LaTeX has them: &, %, #, one dollar, \char."""
    value = CODE.sub(_character, value)
    value = ALONE.sub(lambda found: found[0] if len(found[0]) > 1 else f"\\{found[0]}", value)
    return DOLLAR.sub(r"\\$", value) if len(DOLLAR.findall(value)) % 2 else value


def _character(found: re.Match[str]) -> str:
    decimal, hexadecimal, octal, symbol = found.groups()
    code = int(hexadecimal, 16) if hexadecimal else int(octal, 8) if octal else int(decimal or symbol)
    return chr(code) if 32 < code < 0xD800 else found[0]
