"""Citations and the bibliography as a style says, by pandoc's processor of CSL.

Order is by the alphabets of baspa/language/collation.py: csl_sort.py. Words are those of the language's file before the
processor's own: csl_locale.py. In the styles of GOST each record has the words of its own language: the book is
formatted once for each, and what is said of a record is taken from the time in its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from baspa import pandoc
from baspa.language import CODES, collation
from baspa.language.model import primary
from baspa.model.problem import Failure, Place, Problem
from baspa.model.reference import Reference, Style
from baspa.references import csl_locale, csl_locators, csl_namesakes, csl_sort, csl_xml, hidden, inlines, items, markup
from baspa.references.csl_document import Cite, Formatted, formatted
from baspa.references.csl_xml import Node, attribute, attributes, children, element
from baspa.references.escaping import quoted
from baspa.references.inlines import Inline
from baspa.references.model import Citation, CitationItem, Cited, Cluster, Entry

# Languages whose own words a record has in the styles of GOST; others have those of the book.
SPOKEN = frozenset((*CODES, "de", "es", "fr", "it", "tr", "uk"))
NUMBERED = re.compile(r'<ref key="(\d+)">')


def cite(
    references: Sequence[Reference],
    style: Style,
    language: str,
    clusters: Sequence[Cluster],
    also: Iterable[str] = (),
) -> Cited:
    """Format a book's citations, in the order of the text, and its bibliography.

    `language` is the book's (BCP 47); `also` are keys that the bibliography lists though nothing cites them. All keys
    must be among the references: a KeyError is a fault of the caller. Raises Failure (B107) if the style cannot run,
    and Outside where pandoc is not installed.
    """
    by_key = {reference.key: reference for reference in references}
    cited = dict.fromkeys(item.key for cluster in clusters for item in cluster.items)
    keys = [*cited, *(key for key in dict.fromkeys(also) if key not in cited)]
    if not keys:
        return Cited(citations=(), bibliography=(), hanging_indent=False)
    job = _Job([by_key[key] for key in keys], style, language, clusters)
    try:
        return job.cited()
    except (pandoc.Refused, pandoc.Unbounded, csl_sort.TooLarge) as error:
        hint = "take another style, or mend the .csl file"
        problem = Problem(job.place(job.references[0]), "B107", f"the citation style cannot be used: {error}", hint)
        raise Failure([problem]) from error


class _Job:
    """The citations of a book while they are formatted; its references are known by their numbers."""

    def __init__(
        self, references: Sequence[Reference], style: Style, language: str, clusters: Sequence[Cluster]
    ) -> None:
        self.references, self.style, self.language, self.clusters = references, style, language, clusters
        self.names = {reference.key: str(number) for number, reference in enumerate(references)}
        self.carried = csl_locators.carriers(item for cluster in clusters for item in cluster.items)
        self.items = [items.item(one, self.names[one.key], language, style.own_words) for one in references]
        self.tree: Node = csl_locators.with_carriers(named(json.loads(style.tree)), self.carried)
        # Without its description: pandoc fetches the style that it names as a parent from the web, its sandbox or not.
        inside = [child for child in children(self.tree) if child["name"] != "info"]
        # A note holds no more than the citation here; that it is one its number says.
        self.tree |= {"attrs": attributes(self.tree) | {"class": "in-text"}, "children": inside}
        self.within_quotes = csl_locale.stops_in_quotes(self.in_language(self.tree, language), language)
        layouts = [one for area in children(self.tree, "citation") for one in children(area, "layout")]
        self.delimiter = attribute(layouts[0], "delimiter")
        own = SPOKEN - {primary(language)} if style.own_words else frozenset()
        codes = [primary(str(item.get("language", ""))) for item in self.items]
        self.spoken = [code if code in own else "" for code in codes]  # the languages of the words of the records

    def cited(self) -> Cited:
        """Return what the style makes of them."""
        authors = self.asked()
        tree = csl_sort.by_rank(self.tree)
        main = self.formatted(tree, self.language)
        others = {code: self.formatted(tree, code) for code in dict.fromkeys(self.spoken) if code}
        texts = [self.markup(self.merged(at, main, others)) for at in range(len(self.clusters))]
        entries = {key: others.get(self.spoken[int(key)], main).entries[key] for key in main.entries}
        listed = {self.references[int(key)].key: self.markup(entry) for key, entry in entries.items()}
        shown = [(key, *markup.labelled(text)) for key, text in listed.items()]
        self.check(texts, {key: text for key, _, text in shown})
        return Cited(
            citations=tuple(
                Citation(markup.clean(text), author, markup.linked(markup.widened(text, self.delimiter)))
                for text, author in zip(texts, authors, strict=True)
            ),
            bibliography=tuple(Entry(key, text, label) for key, label, text in shown),
            hanging_indent=main.hanging,
        )

    def asked(self) -> list[str]:
        """Give the items their ranks; return for each citation what stands in the sentence, or ""."""
        wanted = [cluster.items[0].author_in_text for cluster in self.clusters]
        if not any(wanted) and not any(csl_sort.keys(self.tree, area) for area in csl_sort.AREAS):
            return [""] * len(wanted)
        style = csl_sort.asking(self.in_language(self.tree, self.language), author(self.tree))
        sortable = [csl_sort.sortable(item) for item in self.items]
        # What an author is asked of is another item: what stands for a lacking author in a style is not said twice.
        keys = [cluster.items[0].key if named else "" for cluster, named in zip(self.clusters, wanted, strict=True)]
        asked = [self.items[int(self.names[key])] for key in dict.fromkeys(filter(None, keys))]
        more = [item | {"id": f"author-{item['id']}", csl_sort.AUTHOR: "1"} for item in asked]
        cites = [[Cite(str(item["id"]))] for item in (*sortable, *more)]
        printed = formatted(style, [*sortable, *more], cites, code=self.language, linked=False)
        self.rank(printed)
        texts = [markup.clean(self.markup(one)) for one in printed.citations[len(sortable) :]]
        authors = dict(zip((item["id"] for item in asked), texts, strict=True))
        return [authors[self.names[key]] if key else "" for key in keys]

    def rank(self, printed: Formatted) -> None:
        """Give the items their ranks by the texts that they printed."""
        entries = [printed.entries.get(name, []) for name in self.names.values()]
        for area, found in zip(csl_sort.AREAS, (printed.citations[: len(entries)], entries), strict=True):
            if csl_sort.keys(self.tree, area):
                texts = [self.markup(one).split(hidden.BREAK)[:-1] for one in found]
                ranks = csl_sort.ranks(self.tree, area, texts, collation.order(self.language))
                self.items = [item | {csl_sort.RANK + area: rank} for item, rank in zip(self.items, ranks, strict=True)]

    def formatted(self, tree: Node, code: str) -> Formatted:
        """Return all as the style has it in one language."""
        citations = [[self.cite(item, cluster.note) for item in cluster.items] for cluster in self.clusters]
        cited = {one.key for citation in citations for one in citation}
        uncited = [name for name in self.names.values() if name not in cited]
        told = [items.told(item, self.language) for item in self.items]
        style = csl_namesakes.without_namesakes(self.in_language(tree, code), told)
        return formatted(style, told, citations, uncited, code=code)

    def in_language(self, tree: Node, code: str) -> Node:
        return csl_locale.in_language(tree, code, csl_locators.locale())

    def cite(self, item: CitationItem, note: int) -> Cite:
        """Return one reference of a citation."""
        # A note says everything once more; in brackets behind the author's name the name would be said twice.
        suppressed = item.suppress_author or (item.author_in_text and not self.style.notes)
        behind = csl_locators.behind(item, self.carried)
        numbered = note if self.style.notes else 0
        return Cite(self.names[item.key], numbered, items.text(item.prefix), behind, suppressed)

    def merged(self, at: int, main: Formatted, others: Mapping[str, Formatted]) -> list[Inline]:
        """Return a note with what is said of each reference in the words of its own language."""
        made = list(main.citations[at])
        if self.style.notes:
            found = {code: dict(enumerate(inlines.links(other.citations[at]))) for code, other in others.items()}
            for number, (place, key) in enumerate(inlines.links(made)):
                code = self.spoken[int(key)]
                if code in others and (same := found[code].get(number)) and same[1] == key:
                    made[place] = others[code].citations[at][same[0]]
        return made

    def markup(self, printed: Sequence[Inline]) -> str:
        """Return inlines as markup, with the references under their own keys."""
        text = hidden.show(inlines.markup(printed), self.within_quotes)
        return NUMBERED.sub(lambda found: f"<ref key={quoted(self.references[int(found[1])].key)}>", text)

    def place(self, reference: Reference) -> Place:
        """Return where a fault of the style is: in its file, or in a reference that one of the house's cannot print."""
        own = self.style.name.lower().endswith(".csl")
        return Place(self.style.name) if own else reference.place

    def check(self, citations: Sequence[str], entries: Mapping[str, str]) -> None:
        """Raise Failure (B107) where the style printed nothing."""
        cited = (
            (cluster.items[0].key, " ".join(f"@{item.key}" for item in cluster.items)) for cluster in self.clusters
        )
        said = "the citation style prints nothing for"
        printed = (*citations, *entries.values())
        hint = "give the reference what the style asks for (a year, an author), or take another style"
        problems = [
            Problem(self.place(self.references[int(self.names[key])]), "B107", f"{said} {shown}", hint)
            for (key, shown), text in zip((*cited, *zip(entries, entries, strict=True)), printed, strict=True)
            if not any(character.isalnum() for character in markup.plain(text))
        ]
        if problems:
            raise Failure(problems)


def named(node: Node) -> Node:
    """Return a style whose <names> all have a <name>, first: where there is none, pandoc puts the label before it.

    In a <substitute> the names without one take that of those that they stand for (CSL 1.0.2, "Substitute").
    """
    if node["name"] in (*csl_xml.TEXTS, "substitute"):
        return node
    inside = [named(child) for child in children(node)]
    if node["name"] == "names" and not children(node, "name"):
        inside = [element("name", {}), *inside]
    return node | {"children": inside}


def author(tree: Node) -> Node:
    """Return what prints an author as part of a sentence: family names, or the title where there are none."""
    options = [attributes(area) for area in (*children(tree, "citation"), tree)]
    most = next((said["et-al-min"] for said in options if "et-al-min" in said), "4")
    names = {"form": "short", "and": "text", "delimiter": ", ", "delimiter-precedes-last": "never"}
    name = element("name", names | {"et-al-min": most, "et-al-use-first": "1"})
    others = [element("names", {"variable": role}) for role in ("editor", "translator")]
    title = element("text", {"variable": "title", "form": "short"})
    return element("names", {"variable": "author"}, name, element("substitute", {}, *others, title))
