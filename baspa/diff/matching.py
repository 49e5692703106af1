"""What belongs to what in two states of a book: chapters, and the blocks in them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from baspa.diff.model import Passage
from baspa.diff.words import bag, likeness
from baspa.model.book import Chapter

ALIKE = 0.4  # blocks at the same place in both states, that have so much in common, are one that changed
MOVED = 0.7  # elsewhere it takes more
LEAST = 4  # words; shorter blocks are alike by chance
SAME_FILE, SAME_CHAPTER = 0.25, 0.5  # of chapters that have their file in common, and of others

SHORT = ("heading", "cell", "caption")

Pairs = list[tuple[int, int]]  # indices in the older and the newer


def file_of(chapter: Chapter) -> str:
    """Return a chapter's path; a bibliography or an index that the press made has none, and is told as such."""
    return chapter.path or f"{chapter.kind}, made by the press"


def chapter_pairs(old: Sequence[Chapter], new: Sequence[Chapter]) -> Pairs:
    """Return the chapters that are the same one, in the newer order.

    By file, or what the press made them as, where at least some words stayed; else by title, by words, and at last by
    file alone. Of a file with several chapters in both states these are as alike as others have to be.
    """
    before, after = ([bag(chapter.source) for chapter in chapters] for chapters in (old, new))
    alike = [[likeness(a, b) for b in after] for a in before]
    in_old, in_new = (Counter(map(file_of, chapters)) for chapters in (old, new))

    def least(a: int, b: int) -> float:
        """Return how alike two chapters of one file must be."""
        several = in_old[file_of(old[a])] > 1 and in_new[file_of(new[b])] > 1
        return SAME_CHAPTER if several else SAME_FILE

    tests: tuple[Callable[[int, int], bool], ...] = (
        lambda a, b: file_of(old[a]) == file_of(new[b]) and alike[a][b] >= least(a, b),
        lambda a, b: old[a].title == new[b].title,
        lambda a, b: alike[a][b] >= SAME_CHAPTER,
        lambda a, b: file_of(old[a]) == file_of(new[b]) and least(a, b) < SAME_CHAPTER,
    )
    free_old, free_new = set(range(len(old))), set(range(len(new)))
    found: Pairs = []
    for test in tests:
        pairs = [(-alike[a][b], b, a) for b in free_new for a in free_old if test(a, b)]
        for _, b, a in sorted(pairs):
            if a in free_old and b in free_new:
                found.append((a, b))
                free_old.remove(a)
                free_new.remove(b)
    return sorted(found, key=lambda pair: pair[1])


def out_of_order(pairs: Pairs) -> set[int]:
    """Return the newer indices of those that moved: the fewest without which all others keep their order."""
    tails: list[int] = []  # longest increasing subsequence (Schensted 1961): the last of each length
    chains: list[list[int]] = []
    for a, b in sorted(pairs, key=lambda pair: pair[1]):
        at = bisect_left(tails, a)
        chain = [*(chains[at - 1] if at else ()), b]
        tails[at : at + 1], chains[at : at + 1] = [a], [chain]
    return {b for _, b in pairs} - set(chains[-1] if chains else ())


def block_pairs(old: Sequence[Passage], new: Sequence[Passage]) -> Pairs:
    """Return the blocks of one chapter that are the same ones, in order; what is alike in the gaps is paired, too."""
    before, after = ([(block.kind, block.text) for block in blocks] for blocks in (old, new))
    pairs: Pairs = []
    for name, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if name == "equal":
            pairs += zip(range(a, b), range(c, d), strict=True)
        elif name == "replace":
            pairs += [(a + x, c + y) for x, y in aligned(old[a:b], new[c:d])]
    return pairs


def aligned(old: Sequence[Passage], new: Sequence[Passage]) -> Pairs:
    """Return the pairs in the same order that have most in common together (Needleman and Wunsch 1970)."""
    scores = scores_of(old, new)
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in reversed(range(len(old))):
        for b in reversed(range(len(new))):
            best[a][b] = max(best[a + 1][b], best[a][b + 1], best[a + 1][b + 1] + scores[a][b])
    pairs, a, b = [], 0, 0
    while a < len(old) and b < len(new):
        if scores[a][b] and best[a][b] == best[a + 1][b + 1] + scores[a][b]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1
    return pairs


def scores_of(old: Sequence[Passage], new: Sequence[Passage]) -> list[list[float]]:
    """Return how alike the blocks are; 0 where they are too unlike to be one, or of two kinds.

    In a gap of as many blocks on both sides a heading or a cell is the one in its place, whatever its words.
    """
    bags = [bag(block.text) for block in new]
    found = [[score(a, bag(a.text), b, words) for b, words in zip(new, bags, strict=True)] for a in old]
    if len(old) == len(new):
        for at, (a, b) in enumerate(zip(old, new, strict=True)):
            if a.kind == b.kind and a.kind in SHORT:
                found[at][at] = max(ALIKE, found[at][at])
    return found


def score(old: Passage, words: Counter[str], new: Passage, others: Counter[str]) -> float:
    """Return how alike two blocks of one kind are, 0 where that is less than ALIKE."""
    found = likeness(words, others) if old.kind == new.kind else 0.0
    return found if found >= ALIKE else 0.0


def moved_pairs(old: Sequence[Passage], new: Sequence[Passage]) -> Pairs:
    """Return the blocks of the rest of both books that are the same ones in other places: the most alike first."""
    before, after = ([(at, block.kind, bag(block.text)) for at, block in enumerate(blocks)] for blocks in (old, new))
    long = [(b, kind, words) for b, kind, words in after if words.total() >= LEAST]
    scored = [
        (likeness(x, y), -a, -b) for a, kind, x in before if x.total() >= LEAST for b, other, y in long if kind == other
    ]
    pairs: Pairs = []
    taken: tuple[set[int], set[int]] = set(), set()
    for score, a, b in sorted(scored, reverse=True):
        if score >= MOVED and -a not in taken[0] and -b not in taken[1]:
            pairs.append((-a, -b))
            taken[0].add(-a)
            taken[1].add(-b)
    return pairs
