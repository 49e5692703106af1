"""Two books compared: facts, files, chapters, blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from baspa.diff.matching import Pairs, block_pairs, chapter_pairs, file_of, moved_pairs, out_of_order
from baspa.diff.model import ChangedWords, ChangeState, ChapterRows, ComparedBlock, Difference, Fact, Operation, Passage
from baspa.diff.passages import passages
from baspa.diff.words import changed_words
from baspa.model.book import Book, Chapter

At = tuple[int, int]  # chapter, block


def difference_of(old: Book, new: Book) -> Difference:
    """Return how the newer book differs from the older."""
    before = dict(facts(old.metadata, ""))
    after = dict(facts(new.metadata, ""))
    return Difference(
        facts=tuple(Fact(name, before.get(name, ""), after.get(name, "")) for name in changed(before, after)),
        files=tuple(files(old, new)),
        chapters=tuple(_Comparison.of(old, new).chapters()),
    )


def changed(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
    """Return the keys whose values differ, in the order of the newer, then those that are gone."""
    return [name for name in {**new, **old} if old.get(name) != new.get(name)]


def facts(value: Any, key: str) -> Iterator[tuple[str, str]]:
    """Yield every fact of book.toml by its dotted key; the list of chapters is told otherwise."""
    children: Mapping[str, Any]
    if is_dataclass(value):
        children = {field.name: getattr(value, field.name) for field in fields(value)}
    elif isinstance(value, Mapping):
        children = value
    elif isinstance(value, tuple) and not all(isinstance(item, str) for item in value):
        children = {str(number): item for number, item in enumerate(value, 1)}
    else:
        said = ", ".join(value) if isinstance(value, tuple) else str(value)
        if value is not None and said and key != "chapters":
            yield key, said
        return
    for name, child in children.items():
        yield from facts(child, f"{key}.{name}" if key else name)


def files(old: Book, new: Book) -> Iterator[Fact]:
    """Yield the images, styles and templates that came, went or have another content."""
    before, after = (
        {**{image.path: image.data for image in book.images}, **{each.path: each.data for each in book.overrides}}
        for book in (old, new)
    )
    for path in changed(before, after):
        yield Fact(path, "there" if path in before else "", ("other" if path in before else "there") * (path in after))


@dataclass(frozen=True)
class _Comparison:
    """The chapters of two books, and what belongs to what."""

    old: Sequence[Chapter]
    new: Sequence[Chapter]
    before: Sequence[Sequence[Passage]]
    after: Sequence[Sequence[Passage]]
    chapter: Pairs
    block: Mapping[At, At]  # in place: newer to older
    moved: Mapping[At, At]  # newer to older
    away: Mapping[At, At]  # older to newer

    @classmethod
    def of(cls, old: Book, new: Book) -> _Comparison:
        """Match two books."""
        before, after = ([passages(chapter) for chapter in book.chapters] for book in (old, new))
        pairs = chapter_pairs(old.chapters, new.chapters)
        block = {(d, b): (c, a) for c, d in pairs for a, b in block_pairs(before[c], after[d])}
        known = set(block.values())
        rest_old = [at for at in positions(before) if at not in known]
        rest_new = [at for at in positions(after) if at not in block]
        found = moved_pairs([before[c][a] for c, a in rest_old], [after[d][b] for d, b in rest_new])
        moved = {rest_new[b]: rest_old[a] for a, b in found}
        away = {a: b for b, a in moved.items()}
        return cls(old.chapters, new.chapters, before, after, pairs, block, moved, away)

    def chapters(self) -> Iterator[ChapterRows]:
        """Yield the chapters of the newer book, and those that were removed behind the one that they followed."""
        partner = {d: c for c, d in self.chapter}
        kept = dict(self.chapter)
        moved = out_of_order(self.chapter)
        lost = [c for c in range(len(self.old)) if c not in kept]
        yield from (self.removed(c) for c in lost if not any(x in kept for x in range(c)))
        for d, chapter in enumerate(self.new):
            c = partner.get(d)
            was = self.old[c] if c is not None else None
            rows = tuple(self.rows(c, d))
            path, title = (file_of(was), was.title) if was else ("", "")
            yield ChapterRows(chapter.title or chapter.path, path, file_of(chapter), title, d in moved, rows)
            yield from (self.removed(x) for x in lost if c is not None and follows(x, kept) == c)

    def removed(self, c: int) -> ChapterRows:
        chapter = self.old[c]
        rows = tuple(self.gone((c, a)) for a in range(len(self.before[c])))
        return ChapterRows(chapter.title or chapter.path, file_of(chapter), "", chapter.title, False, rows)

    def rows(self, c: int | None, d: int) -> Iterator[ComparedBlock]:
        """Yield the rows of a chapter of the newer book, what is gone before what came in its stead."""
        at, count = 0, len(self.before[c]) if c is not None else 0
        partners = [self.block.get((d, b)) for b in range(len(self.after[d]))]
        for b, partner in enumerate(partners):
            until = next((old[1] for old in partners[b:] if old), count)
            yield from (self.gone((c, a)) for a in range(at, until) if c is not None)
            at = until + bool(partner)
            yield self.here((d, b))
        yield from (self.gone((c, a)) for a in range(at, count) if c is not None)

    def here(self, at: At) -> ComparedBlock:
        """Return the row of a block of the newer book."""
        now = self.after[at[0]][at[1]]
        found = self.block.get(at) or self.moved.get(at)
        if not found:
            return ComparedBlock("added", now.kind, whole("added", now.text), None, now.place)
        was = self.before[found[0]][found[1]]
        state: ChangeState = "same" if was.marks == now.marks else "marks"
        if at in self.moved:
            state = "moved"
        elif was.text != now.text:
            state = "changed"
        return ComparedBlock(state, now.kind, changed_words(was.text, now.text), was.place, now.place)

    def gone(self, at: At) -> ComparedBlock:
        """Return the row of a block of the older book that is no longer in its place."""
        was = self.before[at[0]][at[1]]
        if goal := self.away.get(at):
            return ComparedBlock(
                "gone", was.kind, whole("kept", was.text), was.place, self.after[goal[0]][goal[1]].place
            )
        return ComparedBlock("removed", was.kind, whole("removed", was.text), was.place, None)


def whole(operation: Operation, text: str) -> tuple[ChangedWords, ...]:
    """Return a block's text as one piece."""
    return (ChangedWords(operation, text),)


def positions(chapters: Sequence[Sequence[Passage]]) -> list[At]:
    """Return the positions of all blocks."""
    return [(c, a) for c, blocks in enumerate(chapters) for a in range(len(blocks))]


def follows(chapter: int, kept: Mapping[int, int]) -> int:
    """Return the last chapter before one that was kept, or -1."""
    return max((c for c in kept if c < chapter), default=-1)
