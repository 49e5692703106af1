"""Where the links of the imported text lead: ids that are linked to, each moved to a heading, a word or an image.

A word processor puts bookmarks anywhere: on empty places, on tables, several on one heading. In the manuscript an id
stands on a heading, on words or on an image; a bookmark elsewhere goes to the next of these.
"""

from __future__ import annotations

import posixpath
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from baspa.importing.formulas import LABEL, displayed, fault
from baspa.importing.nodes import ATTRIBUTE, PandocNode, node, node_attribute, nodes, plain_text
from baspa.language import slug
from baspa.language.model import Language
from baspa.language.typed_labels import is_numbered
from baspa.tree.names import PRESS_ID

# Parts of a node whose words can have no id in the dialect: what a citation shows, the words of a link, a figure's
# caption. The next word or image takes theirs.
TYPED = "typed"  # class of a figure whose caption bears its name
SILENT = {"Cite": (1,), "Link": (1,), "Figure": (1,)}


@dataclass
class Anchors:
    """The ids of one document; `place` moves them, then `names` tells what each is called now."""

    language: Language
    wanted: frozenset[str] = frozenset()
    names: dict[str, str] = field(default_factory=dict)  # an id of the document -> the id of the manuscript
    pending: list[str] = field(default_factory=list)
    numbered: set[str] = field(default_factory=set)  # names of formulas, figures and tables, which the press numbers

    def place(self, blocks: list[PandocNode]) -> None:
        """Move the ids that links want, take all others away; changes the blocks."""
        self.wanted = frozenset(targets(blocks))
        self.walk(blocks)

    def walk(self, value: Any) -> None:
        """Go through a piece of the document in its order."""
        if is_attribute(value):
            self.collect(value)
        elif isinstance(value, list):
            for number, child in enumerate(value):
                if isinstance(child, dict) and child.get("t") == "Str" and self.pending:
                    value[number] = self.named(child)
                else:
                    self.walk(child)
        elif isinstance(value, dict):
            self.walk_node(value)

    def walk_node(self, item: PandocNode) -> None:
        """Take the ids of a node, and give them to it where it can have one."""
        kind = item.get("t", "")
        own = {"Header": self.heading, "Math": self.label, "Table": self.table, "Image": self.image}
        if kind in own:
            own[kind](item)
        elif kind == "Figure" and is_numbered(plain_text(item["c"][1][1]), self.language.code):
            self.figure(item)
        else:
            silent = () if kind == "Figure" and not item["c"][2] else SILENT.get(kind, ())  # a caption alone is text
            for inner in (inner for at in silent for inner in nodes(item["c"][at])):
                self.collect(node_attribute(inner))
            content = item["c"] if silent else item.values()
            for spoken in [piece for at, piece in enumerate(content) if at not in silent]:
                self.walk(spoken)

    def heading(self, item: PandocNode) -> None:
        """Give a heading the name of all ids that stand in it."""
        for inner in (item, *nodes(item["c"][2])):
            self.collect(node_attribute(inner))
        node_attribute(item)[0] = self.name(plain_text(item["c"][2]))

    def image(self, item: PandocNode) -> None:
        """Give an image its name."""
        self.collect(node_attribute(item))
        node_attribute(item)[0] = self.numbered_name("".join(self.pending[:1]))

    def label(self, item: PandocNode) -> None:
        r"""Give the names of a formula's \label, which are its numbers as well, their form in the manuscript.

        Those of a formula that the press cannot set wait for the next word.
        """
        kind, source = item["c"]
        if not LABEL.search(source):
            return
        found = displayed(source) if kind["t"] == "DisplayMath" else []
        waiting, self.pending = self.pending, []
        if any(fault(each.tex, display=True) for each in found) or not found:
            self.pending = [*waiting, *(name for name in LABEL.findall(source) if name in self.wanted)]
            item["c"][1] = LABEL.sub("", source)
            return
        kept = [each.name for each in found if each.name]
        own = {
            name: self.named_label(name, [other for other in LABEL.findall(source) if other not in kept])
            for name in kept
        }
        item["c"][1] = LABEL.sub(lambda match: f"\\label{{{own[match[1]]}}}" if match[1] in own else "", source)
        self.pending = waiting

    def named_label(self, label: str, others: list[str]) -> str:
        """Return the name of a formula; those of its group that are in no line lead to its first."""
        self.pending = [label, *(other for other in others if other not in self.names)]
        return self.numbered_name(label)

    def table(self, item: PandocNode) -> None:
        """Give a table that has a caption its name; the words of one without take it, and a number that is typed."""
        attribute, caption, *rest = item["c"]
        for inner in nodes(caption):
            self.collect(node_attribute(inner))
        self.collect(attribute)
        said = plain_text(caption[1])
        if is_numbered(said, self.language.code):
            self.walk(caption)
        elif said:
            attribute[0] = self.numbered_name(said)
        self.walk(rest)

    def figure(self, item: PandocNode) -> None:
        """Give a figure whose number is typed a name that gives it no other: its caption bears it."""
        for inner in nodes(item["c"]):
            self.collect(node_attribute(inner))
        self.collect(item["c"][0])
        item["c"][0][0] = self.name("".join(self.pending[:1]))
        item["c"][0][1].append(TYPED)

    def numbered_name(self, text: str) -> str:
        """Give the ids that wait the name of something that has a number."""
        name = self.name(text)
        self.numbered |= {name} - {""}
        return name

    def collect(self, values: list[Any]) -> None:
        """Take the id out of an attribute; it waits for a place if a link wants it."""
        if values[0] in self.wanted:
            self.pending.append(values[0])
        values[0] = ""

    def named(self, word: PandocNode) -> PandocNode:
        """Return a word with the name of the ids that wait."""
        return node("Span", [[self.name(self.pending[0]), [], []], [word]])

    def name(self, text: str) -> str:
        """Give the ids that wait one name, made of a text; return it, or "" where none waits."""
        if not self.pending:
            return ""
        base = slug(text, self.language)
        base = f"to-{base}" if PRESS_ID.fullmatch(base) else base
        taken, name, again = set(self.names.values()), base, 2
        while name in taken:
            name, again = f"{base}-{again}", again + 1
        self.names.update(dict.fromkeys(self.pending, name))
        self.pending = []
        return name


@dataclass(frozen=True)
class Links:
    """Where each id is, once the chapters are known."""

    names: Mapping[str, str]
    paths: Mapping[str, str]  # an id of the manuscript -> the chapter that it is in
    numbered: Container[str] = ()  # ids of the manuscript that have a number

    def said(self, target: str, kind: str) -> str | None:
        r"""Return what a \ref says where the press numbers its goal; None where it stays as it is.

        `kind` is what pandoc knows of it, "" where it is no \\ref: "eqref" has parentheses, "ref+label" the name of
        what is numbered.
        """
        if not kind or self.names.get(target[1:], "") not in self.numbered:
            return None
        return "" if kind in ("eqref", "ref+label", "ref+Label") else "{number}"

    def resolve(self, target: str, chapter: str) -> str:
        """Return a link's target as the chapter at this path writes it; "" where it leads nowhere."""
        if not target.startswith("#"):
            return target if target.lower().startswith(("https://", "http://", "mailto:")) else ""
        name = self.names.get(unquote(target[1:]), self.names.get(target[1:], ""))
        path = self.paths.get(name, "")
        if not path:
            return ""
        return f"#{name}" if path == chapter else f"{posixpath.relpath(path, posixpath.dirname(chapter))}#{name}"


def is_attribute(value: Any) -> bool:
    """Tell whether a piece of the tree is an attribute: tables, rows and cells have theirs outside of any node."""
    return isinstance(value, list) and [type(part) for part in value] == [str, list, list]


def targets(blocks: Sequence[PandocNode]) -> set[str]:
    """Return the ids that the links of a document lead to, as written and as they are when %-signs are read."""
    found = {item["c"][2][0][1:] for item in nodes(blocks) if item["t"] == "Link" and item["c"][2][0].startswith("#")}
    return (found | {unquote(name) for name in found}) - {""}


def ids(blocks: Sequence[PandocNode]) -> set[str]:
    """Return the ids that stand in a piece of the document."""
    found = [*nodes(blocks)]
    labels = {label for item in found if item["t"] == "Math" for label in LABEL.findall(item["c"][1])}
    return ({node_attribute(item)[0] for item in found if item["t"] in ATTRIBUTE} | labels) - {""}
