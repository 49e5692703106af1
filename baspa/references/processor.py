"""Citations and the bibliography as a style says, by citeproc-js, the reference processor of CSL, in QuickJS.

QuickJS has no files, network or clock to offer; its time and memory are limited, for a book's own style is untrusted.
Order is by the alphabets of baspa/language/collation.py, handed over as ranks of the characters that occur.
"""

from __future__ import annotations

import functools
import json
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from baspa.language import collation
from baspa.language.model import primary
from baspa.model.problem import Failure, Place, Problem
from baspa.model.reference import Reference, Style
from baspa.references import csl_xml, markup
from baspa.references.model import Citation, CitationItem, Cited, Cluster, Entry

HERE = Path(__file__).parent
FALLBACK = "en-US"  # CSL's own: words that a locale has not come from it
SECONDS, BYTES = 120, 512 * 2**20
FIRST_RANK = 0x100
NOTHING = ("[CSL STYLE ERROR: reference with no printed form.]", "[NO_PRINTED_FORM]")

Rank = TypeVar("Rank", str, collation.Primary)


def cite(
    references: Sequence[Reference],
    style: Style,
    language: str,
    clusters: Sequence[Cluster],
    also: Iterable[str] = (),
) -> Cited:
    """Format a book's citations, in the order of the text, and its bibliography.

    `language` is the book's (BCP 47); `also` are keys that the bibliography lists though nothing cites them. All keys
    must be among the references: a KeyError is a fault of the caller. Raises Failure (B107) if the style cannot run.
    """
    by_key = {reference.key: reference for reference in references}
    cited = dict.fromkeys(item.key for cluster in clusters for item in cluster.items)
    uncited = [key for key in dict.fromkeys(also) if key not in cited]
    items = [json.loads(markup.without_controls(by_key[key].item)) for key in [*cited, *uncited]]
    if not items:
        return Cited(citations=(), bibliography=(), hanging_indent=False)
    job: dict[str, object] = {
        "items": items,
        "citations": [_citation(number, cluster, style) for number, cluster in enumerate(clusters)],
        "authors": [cluster.items[0].key if cluster.items[0].author_in_text else None for cluster in clusters],
        "uncited": uncited,
        "style": style.tree,
        "locales": _locales(),
        "locale": locale_of(language),
    }
    job["weights"] = _weights(json.dumps(job, ensure_ascii=False), collation.order(language))
    result = _run(job, style)
    _check_printed(result, clusters, style)
    return _result(result)


def locale_of(language: str) -> str:
    """Return the name of the CSL locale for a language: its own, that of its primary subtag, else en-US."""
    names = sorted(_locales())
    if language in names:
        return language
    return next((name for name in names if primary(name) == primary(language) and name != "en-GB"), FALLBACK)


def _citation(number: int, cluster: Cluster, style: Style) -> dict[str, object]:
    return {
        "citationID": str(number),
        "citationItems": [_item(item, style) for item in cluster.items],
        "properties": {"noteIndex": cluster.note if style.notes else 0},
    }


def _item(item: CitationItem, style: Style) -> dict[str, object]:
    # A note says everything once more; in brackets behind the author's name the name would be said twice.
    suppressed = item.suppress_author or (item.author_in_text and not style.notes)
    made: dict[str, object] = {"id": item.key, "suppress-author": suppressed}
    if item.locator:
        made |= {"label": item.label, "locator": item.locator}
    if item.prefix:
        made["prefix"] = item.prefix + " "
    if item.suffix:
        made["suffix"] = item.suffix
    return made


def _weights(text: str, letters: str) -> dict[str, list[str]]:
    """Return what each character of a text weighs, as texts that compare like the weights: letters, accents, case."""
    characters = sorted(set(unicodedata.normalize("NFC", text + text.lower() + text.upper())))
    weights = {character: collation.weight(character, letters) for character in characters}
    letter = _ranks(part for weight in weights.values() for part in weight[0])
    accent = _ranks(weight[1] for weight in weights.values())
    return {
        character: ["".join(letter[part] for part in parts), accent[accents], "1" if capital else "0"]
        for character, (parts, accents, capital) in weights.items()
        if parts
    }


def _ranks(values: Iterable[Rank]) -> dict[Rank, str]:
    """Return a character for each value, in their order; all come before the surrogates, which UTF-16 sorts apart."""
    return {value: chr(FIRST_RANK + rank) for rank, value in enumerate(sorted(set(values)))}


@functools.cache
def _locales() -> dict[str, str]:
    paths = sorted((HERE / "locales").glob("locales-*.xml"))
    return {path.stem.removeprefix("locales-"): json.dumps(csl_xml.parse(path.read_bytes())) for path in paths}


def _run(job: dict[str, object], style: Style) -> dict[str, Any]:
    import quickjs

    context = quickjs.Context()
    context.set_memory_limit(BYTES)
    context.set_time_limit(SECONDS)
    context.eval("var module = {}; globalThis.console = { log() {}, error() {} };")
    try:
        for name in ("citeproc.js", "baspa.js"):
            context.eval((HERE / "citeproc" / name).read_text(encoding="utf-8"))
        context.set("job", json.dumps(job, ensure_ascii=False))
        result: dict[str, Any] = json.loads(context.eval("run(job)"))
    except quickjs.JSException as error:
        message = str(error).partition("\n")[0]
        hint = "take another style, or mend the .csl file"
        problem = Problem(Place(style.name), "B107", f"the citation style cannot be used: {message}", hint)
        raise Failure([problem]) from error
    return result


def _check_printed(result: dict[str, Any], clusters: Sequence[Cluster], style: Style) -> None:
    """Raise Failure (B107) where the style printed nothing, in whose place citeproc-js has a message of its own."""
    cited = (" ".join(f"@{item.key}" for item in cluster.items) for cluster in clusters)
    printed = [*zip(cited, result["citations"], strict=True), *zip(result["keys"], result["entries"], strict=True)]
    hint = "give the reference what the style asks for (a year, an author), or take another style"
    problems = [
        Problem(Place(style.name), "B107", f"the citation style prints nothing for {names}", hint)
        for names, text in printed
        if any(message in markup.clean(text) for message in NOTHING)
    ]
    if problems:
        raise Failure(problems)


def _result(result: dict[str, Any]) -> Cited:
    citations = zip(result["citations"], result["authors"], strict=True)
    entries = zip(result["keys"], (markup.labelled(text) for text in result["entries"]), strict=True)
    return Cited(
        citations=tuple(
            Citation(markup.clean(text), markup.clean(author), markup.linked(text)) for text, author in citations
        ),
        bibliography=tuple(Entry(key, text, label) for key, (label, text) in entries),
        hanging_indent=result["hanging"],
    )
