"""Citations as the document that pandoc formats, and what it makes of them."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baspa import pandoc
from baspa.references import csl_xml
from baspa.references.csl_xml import Node
from baspa.references.inlines import Inline

API = [1, 23, 1]  # pandoc's types, that all of pandoc 3 has
STRESSED = re.compile(r"(?<![\w*_\\])(?P<mark>\*\*|__|\*|_)(?=[^\s*_])(?P<words>[^*_\\]*[^\s*_\\])(?P=mark)(?![\w*_])")
STYLE, ITEMS, DOCUMENT = "style.csl", "items.json", "document.json"


@dataclass(frozen=True, slots=True)
class Cite:
    """One reference of a citation, as pandoc takes it."""

    key: str
    note: int = 0
    before: str = ""
    behind: str = ""
    suppressed: bool = False  # whether the author is left out


@dataclass(frozen=True, slots=True)
class Formatted:
    """What pandoc made: citations in their order, the entries of the list by key in theirs, as inlines."""

    citations: tuple[list[Inline], ...]
    entries: Mapping[str, list[Inline]]
    hanging: bool


def formatted(
    style: Node,
    items: Sequence[Mapping[str, object]],
    citations: Sequence[Sequence[Cite]],
    uncited: Iterable[str] = (),
    *,
    code: str,
    linked: bool = True,
) -> Formatted:
    """Have pandoc format citations in a style and in the words of a language (BCP 47), with or without links.

    Raises pandoc.Refused and pandoc.Unbounded, and Outside where it is not installed.
    """
    meta = {
        "lang": _string(code),
        "csl": _string(STYLE),
        "bibliography": _string(ITEMS),
        "link-citations": {"t": "MetaBool", "c": linked},
        "nocite": {"t": "MetaInlines", "c": [_cite([Cite(key)]) for key in uncited]},
    }
    blocks = [{"t": "Para", "c": [_cite(citation)]} for citation in citations]
    with tempfile.TemporaryDirectory(prefix="baspa-") as folder:
        room = Path(folder)
        (room / STYLE).write_bytes(csl_xml.written(style))
        (room / ITEMS).write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")
        document = {"pandoc-api-version": API, "meta": meta, "blocks": blocks}
        (room / DOCUMENT).write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        tree = json.loads(
            pandoc.run(["--from=json", "--to=json", "--citeproc", DOCUMENT], room, "citations need", "cite")
        )
    return _read(tree["blocks"])


def _read(blocks: Sequence[Any]) -> Formatted:
    citations = tuple(block["c"][0]["c"][1] for block in blocks if block["t"] == "Para")
    (_, classes, _), entries = next((block["c"] for block in blocks if block["t"] == "Div"), (("", [], []), []))
    return Formatted(
        citations,
        {
            entry["c"][0][0].removeprefix("ref-"): [one for block in entry["c"][1] for one in block["c"]]
            for entry in entries
        },
        "hanging-indent" in classes,
    )


def _cite(citation: Sequence[Cite]) -> Inline:
    return {"t": "Cite", "c": [[_citation(one) for one in citation], []]}


def _citation(one: Cite) -> dict[str, object]:
    return {
        "citationId": one.key,
        "citationPrefix": _words(one.before),
        "citationSuffix": _words(one.behind),
        "citationMode": {"t": "SuppressAuthor" if one.suppressed else "NormalCitation"},
        "citationNoteNum": one.note,
        "citationHash": 0,
    }


def _string(text: str) -> dict[str, object]:
    return {"t": "MetaString", "c": text}


def _words(text: str) -> list[Inline]:
    """Return a text as pandoc's words and spaces, what its author marked as emphasis and strong words among them."""
    found, at = list[Inline](), 0
    for match in STRESSED.finditer(text):
        kind = "Strong" if len(match["mark"]) > 1 else "Emph"
        found += [*_plain(text[at : match.start()]), {"t": kind, "c": _plain(match["words"])}]
        at = match.end()
    return [*found, *_plain(text[at:])]


def _plain(text: str) -> list[Inline]:
    return [
        {"t": "Space"} if part.isspace() else {"t": "Str", "c": part}
        for part in re.findall(r"[ \n\t]+|[^ \n\t]+", text)
    ]
