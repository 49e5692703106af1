"""Numbers that an author typed where the press prints its own, and captions that stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from baspa.language.typed_labels import BEHIND, NUMBER, label_of
from baspa.model.as_text import placed
from baspa.model.book import Block, Book, Heading, Picture
from baspa.model.problem import Problem, Severity
from baspa.tree.blocks import own_text
from baspa.tree.chapter import parsed

BARE = rf"§\s?\d|{NUMBER}[.)](?=\s)|\d{{1,2}}(?:\.\d{{1,2}})+(?=\s)"  # of a heading, without a word: § 1, 1., 1.1
OF_CAPTIONS, OF_HEADINGS = ("figure", "table"), ("chapter", "part", "section")
CAPTIONS = {"figure": "figcaption", "table": "caption"}
CAPTION_HINT = (
    "a table's caption begins with a colon and a space: `: Words`; "
    'a figure\'s stands with it: ![what it shows](file.png "Caption"); '
    "keep the number that you typed, or put {#name} behind: then the press numbers it, and [](#name) says the number"
)
BRACKETS_HINT = 'the caption stands behind the address, in quotes: ![what it shows](file.png "Caption")'
NUMBER_HINT = "take the typed one out, and [](#name) says the number; or take {#name} out behind it: then yours stays"


def typed_numbers(book: Book) -> Iterator[Problem]:
    """Yield B199, a warning, for the captions and headings of a file whose text begins with a second number."""
    for chapter in book.chapters:
        numbered = {heading.id: heading for heading in chapter.headings if heading.number}
        found = [block for block in chapter.blocks if says_two_numbers(block, block.id in numbered)]
        captions = [block for block in found if block.kind == "caption"]
        headings = [block for block in found if block.kind == "heading"]
        for blocks in filter(None, (captions, headings)):
            shown = placed((block.place.line, block.text.strip()) for block in blocks)
            said = f"a number is typed behind the one that the press prints: {shown}"
            hint = NUMBER_HINT if blocks is captions else heading_hint(blocks, numbered)
            yield Problem(blocks[0].place, "B199", said, hint, Severity.WARNING)


def says_two_numbers(block: Block, numbered: bool) -> bool:
    """Tell whether a caption, or a heading that the press has numbered, begins with two numbers."""
    if block.kind == "caption":
        labels = (label_of(block.language, (kind,)) for kind in OF_CAPTIONS)
        return any(re.match(rf"(?:{label})\W*(?:{label})", block.text) for label in labels)
    if block.kind != "heading" or not numbered:
        return False
    return two_numbers(block) is not None


def two_numbers(heading: Block) -> re.Match[str] | None:
    """Return the number that the press prints before a heading, and the one that is typed behind it."""
    words = label_of(heading.language, OF_HEADINGS)
    return re.match(rf"({words}|{NUMBER})\W*?\s({words}|{BARE})", heading.text)


def heading_hint(blocks: Sequence[Block], numbered: Mapping[str, Heading]) -> str:
    """Return how headings come to one number each: the press's where it is the typed one, else either.

    Which headings the press numbers, its author says by their depth; where chapters are typed as others than the press
    counts, it is to number none.
    """
    pairs = [[figures(each) for each in match.groups()] for block in blocks if (match := two_numbers(block))]
    if all(printed == typed for printed, typed in pairs):
        return "take the typed one out: the press prints the same; [](#name) says a number in the text"
    other = any(typed[:1] != printed[:1] for printed, typed in pairs if len(typed) > 1)
    depth = 0 if other else min(numbered[block.id].level for block in blocks) - 1
    return (
        f"to keep the typed ones write `depth = {depth}` into [numbering] of book.toml; or take them out and the press "
        "counts by itself: then write [](#name) where the text says one"
    )


def figures(number: str) -> list[str]:
    """Return the figures of a number, 2.1 as 2 and 1."""
    return re.findall(r"\d+", number)


def captions_in_the_text(book: Book) -> Iterator[Problem]:
    """Yield B156, a warning, for the first paragraph of a file beside a table or figure that is its caption."""
    for chapter in book.chapters:
        likely = {block.id: block for block in chapter.blocks if block.kind == "paragraph" and is_like_caption(block)}
        if likely and (found := [likely[name] for name in beside(parsed(chapter), likely)]):
            shown = placed((block.place.line, block.text.strip()) for block in found)
            said = f"this looks like a caption, but prints as text: {shown}"
            yield Problem(found[0].place, "B156", said, CAPTION_HINT, Severity.WARNING)


def is_like_caption(block: Block) -> bool:
    """Tell whether a paragraph begins with the number of a table or a figure, and a point or a dash."""
    return says_label(block.text, block.language)


def says_label(text: str, language: str) -> bool:
    """Tell whether a text begins as a caption of that language."""
    return re.match(rf"\s*{label_of(language, OF_CAPTIONS)}{BEHIND}", text) is not None


def captions_in_brackets(book: Book) -> Iterator[Problem]:
    """Yield B156, a warning, for what pictures are said to show where it begins as a caption: it prints nowhere."""
    spoken, captioned = dict[str, dict[str, None]](), set[tuple[str, str]]()
    for chapter in book.chapters:
        languages = spoken.setdefault(chapter.path, {})
        languages |= dict.fromkeys(block.language for block in chapter.blocks)
        figures = parsed(chapter).iter("figure") if "<figcaption" in chapter.xhtml else ()
        with_captions = (each for each in figures if each.find(CAPTIONS["figure"]) is not None)
        captioned |= {(chapter.path, image.get("alt", "")) for each in with_captions for image in each.iter("img")}
    found: dict[str, list[Picture]] = {}
    for picture in book.pictures:
        path = picture.place.file
        if (path, picture.alt) not in captioned and any(says_label(picture.alt, each) for each in spoken.get(path, ())):
            found.setdefault(path, []).append(picture)
    for pictures in found.values():
        shown = placed((each.place.line, each.alt) for each in pictures)
        said = f"a caption in a picture's brackets is not printed: {shown}"
        yield Problem(pictures[0].place, "B156", said, BRACKETS_HINT, Severity.WARNING)


def beside(tree: ET.Element, likely: dict[str, Block]) -> Iterator[str]:
    """Yield the ids of those paragraphs that stand right before or behind a table or a figure without a caption.

    Those with a picture in them stood on the lines beside it, with no empty line between.
    """
    for parent in tree.iter():
        children = list(parent)
        for number, child in enumerate(children):
            near = children[max(0, number - 1) : number + 2]
            block = likely.get(child.get("id", ""))
            if block and (child.find("img") is not None or any(is_without_caption(each, block) for each in near)):
                yield block.id


def is_without_caption(element: ET.Element, likely: Block) -> bool:
    """Tell whether this is a table or a figure that has no caption, or one of the number that stands beside it."""
    if element.tag not in CAPTIONS:
        return False
    caption = element.find(CAPTIONS[element.tag])
    number = re.match(label_of(likely.language, OF_CAPTIONS), likely.text)
    return caption is None or (number is not None and own_text(caption).startswith(number[0]))
