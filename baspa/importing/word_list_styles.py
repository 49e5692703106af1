"""Word's styles "List Number 2", "List Bullet 3": lists within lists, whose depth no more than the style's name says.

Each has a list of its own of one level, which pandoc takes for another list beside the first. Their paragraphs get the
level that the name says, and their lists the same look at that level; they count on as in Word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import NamedTuple

from baspa.importing.word_nodes import W, XmlNode, as_part, child, parsed

NAME = re.compile(r"list (?:number|bullet) ([2-5])", re.IGNORECASE)
PLACE = re.compile(r"%1(?!\d)")
DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
VALUE = f"{W}val"
OWN = "9"  # with which the numbers of lists begin that are made: those of Word are smaller

Depths = Mapping[str, tuple[int, str]]  # id of a style -> the level that its name says, from 0; its list


class ItemGroup(NamedTuple):
    """Paragraphs of such a style one behind the other, or with what stands in them between."""

    level: int
    number: str  # of the list in Word
    first: int  # what its first item counts
    name: str  # the list's number for pandoc: its own, where it counts on


def with_levels(members: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the parts of a document with such paragraphs at their levels."""
    if not all(name in members for name in (DOCUMENT, STYLES, NUMBERING)):
        return members
    depths = depths_of(parsed(members[STYLES]))
    if not any(name.encode() in members[DOCUMENT] for name in depths):
        return members
    document, numbering = parsed(members[DOCUMENT]), parsed(members[NUMBERING])
    for group in set_levels(document, depths):
        add_level(numbering, group)
    return {**members, DOCUMENT: as_part(document), NUMBERING: as_part(numbering)}


def depths_of(styles: XmlNode) -> Depths:
    """Return the styles of lists within lists that have a list of their own, and stand at its first level."""
    found = {}
    for style in styles.iter(f"{W}style"):
        name = NAME.fullmatch(value(style, f"{W}name"))
        number = value(style, f"{W}pPr/{W}numPr/{W}numId")
        if name and number and value(style, f"{W}pPr/{W}numPr/{W}ilvl") in ("", "0"):
            found[style.get(f"{W}styleId", "")] = (int(name[1]) - 1, number)
    return found


def set_levels(document: XmlNode, depths: Depths) -> Iterator[ItemGroup]:
    """Say of each paragraph of such a style at which level it stands; yield the groups that they are."""
    counts, open_groups = dict[str, int](), dict[int, ItemGroup]()
    for paragraph in document.iter(f"{W}p"):
        level, number = level_of(paragraph, depths)
        open_groups = {each: group for each, group in open_groups.items() if each <= level}
        if level < 0:
            continue
        first = counts[number] = counts.get(number, 0) + 1
        group = open_groups.get(level)
        if group is None or group.number != number:
            group = ItemGroup(level, number, first, f"{OWN}{number}{first:04}" if first > 1 else number)
            open_groups[level] = group
            yield group
        about = paragraph.find(f"{W}pPr")
        for own in about.findall(f"{W}numPr"):
            about.remove(own)
        numbered = child(about, "numPr")
        child(numbered, "ilvl", str(level))
        child(numbered, "numId", group.name)


def level_of(paragraph: XmlNode, depths: Depths) -> tuple[int, str]:
    """Return the level and the list of a paragraph of such a style; -1 for others."""
    about = f"{W}pPr/{W}numPr/{W}"
    style = value(paragraph, f"{W}pPr/{W}pStyle")
    if style not in depths or value(paragraph, f"{about}ilvl") not in ("", "0"):
        return -1, ""
    level, number = depths[style]
    number = value(paragraph, f"{about}numId") or number
    return (level, number) if number != "0" else (-1, "")  # which takes the number away


def add_level(numbering: XmlNode, group: ItemGroup) -> None:
    """Let a list have a level that looks as its first one, if it has none there; let a group count on."""
    lists = [each for each in numbering.iter(f"{W}num") if each.get(f"{W}numId") == group.number]
    kind = value(lists[0], f"{W}abstractNumId") if lists else ""
    for look in (each for each in numbering.iter(f"{W}abstractNum") if each.get(f"{W}abstractNumId") == kind):
        levels = {each.get(f"{W}ilvl"): each for each in look.findall(f"{W}lvl")}
        if "0" in levels and str(group.level) not in levels:
            made = deepcopy(levels["0"])
            made.set(f"{W}ilvl", str(group.level))
            for text in made.findall(f"{W}lvlText"):
                text.set(VALUE, PLACE.sub(f"%{group.level + 1}", text.get(VALUE, "")))
            look.append(made)
    if lists and group.name != group.number:
        counted = child(numbering, "num")
        counted.set(f"{W}numId", group.name)
        child(counted, "abstractNumId", kind)
        changed = child(counted, "lvlOverride")
        changed.set(f"{W}ilvl", str(group.level))
        child(changed, "startOverride", str(group.first))


def value(element: XmlNode, path: str) -> str:
    """Return the value of what stands at a path in an element, "" for nothing."""
    found = element.find(path)
    return "" if found is None else str(found.get(VALUE, ""))
