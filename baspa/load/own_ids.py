"""Names that several files give: each file has its own, and in the book the later ones have another id.

Who joins chapters of several hands, or of one template, has `{#introduction}` in each. A link leads to the one of its
own file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from baspa.model.book import Chapter
from baspa.tree.chapter import parsed, written

NAMING = ("id", "headers", "aria-labelledby")  # attributes that say ids


def with_own_ids(chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    """Yield the chapters, whose authors' names are ids that no other file's are; names that a file has twice stay."""
    owner: dict[str, str] = {}
    for chapter in chapters:
        again = [name for name, _ in chapter.ids if owner.setdefault(name, chapter.path) != chapter.path]
        yield renamed(chapter, again) if again else chapter


def renamed(chapter: Chapter, names: Sequence[str]) -> Chapter:
    """Return a chapter in which some names have ids of their own."""
    tree = parsed(chapter)
    taken = {element.get("id", "") for element in tree.iter()}
    ids = {name: free_id(f"{chapter.id}-own-{name}", taken) for name in names}
    for element in tree.iter():
        for attribute in NAMING:
            if said := element.get(attribute):
                element.set(attribute, " ".join(ids.get(each, each) for each in said.split(" ")))
    return replace(
        chapter,
        xhtml=written(tree),
        blocks=tuple(replace(block, id=ids.get(block.id, block.id)) for block in chapter.blocks),
        headings=tuple(replace(heading, id=ids.get(heading.id, heading.id)) for heading in chapter.headings),
        terms=tuple(ids.get(term, term) for term in chapter.terms),
        own_ids=tuple(ids.items()),
    )


def free_id(wanted: str, taken: set[str]) -> str:
    """Return an id that is not taken yet, and take it."""
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    taken.add(name)
    return name
