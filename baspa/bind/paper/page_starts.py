"""Where each page of the print book begins, told by its text: for formats that have no pages of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from baspa.layout.pages.page_texts import PageText
from baspa.model.edition import Edition, PageStart
from baspa.model.text import roman


def starts_of(pages: Sequence[Any], texts: Iterable[Sequence[PageText]], edition: Edition) -> tuple[PageStart, ...]:
    """Return where pages with these texts begin; nothing where the e-book does not tell of it."""
    if not edition.metadata.epub.pages:
        return ()
    return page_starts(texts, text_page(pages, edition.text_start), edition.metadata.pages.first)


def text_page(pages: Iterable[Any], start: str) -> int:
    """Return the index of the page on which the text proper begins."""
    return next((i for i, page in enumerate(pages) if start in page.anchors), 0)


def page_starts(pages: Iterable[Sequence[PageText]], text_page: int, first: int) -> tuple[PageStart, ...]:
    """Return where the pages of a book begin; on the page of index `text_page` the text proper does, as `first`."""
    letters, heads, found = Counter[str](), set[str](), []
    for index, texts in enumerate(pages):
        new = [each for each in texts if each.kind != "head" or each.block not in heads]
        found.append(replace(page_start(new, letters), label=label_of(index, text_page, first)))
        for each in new:
            letters[each.block] += each.letters
        heads.update(each.block for each in new if each.kind == "head")
    return tuple(found)


def label_of(index: int, text_page: int, first: int) -> str:
    """Return what a page is called: by a roman number before the text, by an arabic one from `first` on in it."""
    return roman(index + 1).lower() if index < text_page else str(index - text_page + first)


def page_start(texts: Sequence[PageText], letters: Counter[str]) -> PageStart:
    """Return where a page with these texts begins, but for its label; `letters` of each block stand on pages before.

    A picture within a block begins the page with the block's next letters; one outside goes with the next block.
    """
    flow = [each for each in texts if each.kind != "note"]
    outside = list(takewhile(lambda each: not each.block, flow))
    flow = flow[len(outside) :]
    if not flow:
        return PageStart("", (), pictures=len(outside))
    first = flow[0].block
    inside = list(takewhile(lambda each: each.block == first and each.kind == "picture", flow))
    words = next((each.words for each in flow[len(inside) :] if each.block == first), "")
    blocks = tuple(dict.fromkeys(each.block for each in flow if each.block))
    before = letters[first]
    return PageStart("", blocks, before, words, len(inside) if before else len(outside))
