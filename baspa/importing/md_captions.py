"""Images of Markdown that stand alone: what is in their brackets is a caption to pandoc, and to the press is none.

To the press, as in CommonMark, it says what the image shows, to those who do not see it; a caption is the title.
"""

from __future__ import annotations

from collections.abc import Callable

from baspa.importing.nodes import PandocNode, is_alone, nodes, plain_text
from baspa.model.problem import Place, Problem, Problems, Severity


def captions_of_markdown(blocks: list[PandocNode], find: Callable[[str], bytes | None], name: str) -> Problems:
    """Return B088 for words that are no caption; those of an image that is not there become its title, and text."""
    count, first = 0, ""
    for image in lone_images(blocks):
        said, target = plain_text(image["c"][1]), image["c"][2]
        if not said or target[1]:
            continue
        if find(target[0]) is None and ":" not in target[0]:
            target[1] = said
        else:
            count, first = count + 1, first or said
    if not count:
        return ()
    often = f", {count} times" if count > 1 else ""
    message = f'the words in the brackets of an image tell what it shows, and are no caption{often}: "{first}"'
    hint = 'a caption stands in quotes: ![what it shows](image.png "The caption")'
    return (Problem(Place(name), "B088", message, hint, Severity.WARNING),)


def lone_images(blocks: list[PandocNode]) -> list[PandocNode]:
    """Return the images that are all of a paragraph."""
    alone = [block["c"] for block in nodes(blocks) if block["t"] == "Para" and is_alone(block["c"], "Image")]
    return [item for items in alone for item in items if item["t"] == "Image"]
