"""What an article has beside its authors' names: facts on its first page, and what stands at its end.

They stand as journals of Kazakhstan and Russia print them (ГОСТ Р 7.0.7-2021): the UDC above the title; the addresses
of authors, dates and the corresponding author below it; who the authors are, titles and abstracts in other languages
behind the text. Each is a block, which every format must have.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

from baspa.language import find
from baspa.language.model import Language
from baspa.model.book import Block
from baspa.model.identifiers import orcid_address
from baspa.model.people import Contribution, Person, Translation
from baspa.model.problem import Place
from baspa.model.text import paragraphs
from baspa.tree.notes import FOOTNOTES, put_before

ABOUT_AUTHORS, TRANSLATIONS = "article-authors", "translations"
WITH_NEXT = "with-next"  # of a line that never ends a page
SPAN = re.compile(r"(?<=\d)\s*-+\s*(?=\d)")  # between the first page and the last, as keyboards have it
Placed = Callable[[str], Place]  # where book.toml says a key of the contribution


class Article:
    """The tree of a chapter while it gets what is said of it; `blocks` are those that were made."""

    def __init__(self, tree: ET.Element, place: Placed, language: Language) -> None:
        self.tree, self.place, self.language = tree, place, language
        self.blocks: list[Block] = []

    def line(self, parent: ET.Element, key: str, text: str, label: str = "", language: Language | None = None) -> None:
        """Add a line to an element, behind a word for what it is."""
        spoken = language or self.language
        name = f"{self.tree.get('id')}-own.{len(self.blocks) + 1}"  # no name of an author's has a stop
        line = ET.SubElement(parent, "p", {"id": name})
        if label:
            ET.SubElement(line, "span", {"class": "label"}).text = label
            line[-1].tail = f" {text}"
        else:
            line.text = text
        said = " ".join(filter(None, (label, text)))
        self.blocks.append(Block(name, "paragraph", self.place(key), said, spoken.code))

    def above(self, said: Contribution) -> None:
        """Put the classification at the head of the chapter."""
        if said.udc:
            head = ET.Element("div", {"class": "byline article-udc"})
            self.line(head, "udc", said.udc, self.language.word("udc"))
            self.tree.insert(0, head)

    def strong(self, parent: ET.Element, key: str, text: str, language: Language | None = None) -> None:
        """Add a line that is a small title to an element."""
        self.line(parent, key, text, language=language)
        parent[-1].set("class", WITH_NEXT)
        ET.SubElement(parent[-1], "strong").text, parent[-1].text = text, None

    def addresses(self, names: ET.Element, key: str, person: Person) -> None:
        """Add the line of an author's ORCID iD and e-mail to the names of authors."""
        orcid, email, word = person.orcid, person.email, self.language.word("orcid")
        if not (orcid or email):
            return
        shown = [f"{word} {orcid}"] * bool(orcid) + [email] * bool(email)
        self.line(names, f"{key}.{'orcid' if orcid else 'email'}", ", ".join(shown))
        line = names[-1]
        line.attrib, line.text = {"class": "contributor-address", **line.attrib}, None
        if orcid:
            line.text = f"{word} "
            ET.SubElement(line, "a", {"href": orcid_address(orcid)}).text = orcid
        if orcid and email:
            line[-1].tail = ", "
        if email:
            ET.SubElement(line, "a", {"href": f"mailto:{email}"}).text = email

    def below(self, said: Contribution, at: int) -> None:
        """Put the facts of an article below its title, at a place of the tree."""
        facts = ET.Element("div", {"class": "byline article-facts"})
        for key, text in shown(said, self.language):
            self.line(facts, key, text, f"{self.language.word(key)}:")
        if len(facts):
            self.tree.insert(at, facts)

    def behind(self, said: Contribution) -> None:
        """Put who the authors are, titles and abstracts in other languages at the chapter's end, before its notes."""
        self.about(said)
        made = ET.Element("div", {"class": TRANSLATIONS})
        for number, each in enumerate(said.translations):
            self.translation(made, f"translations.{number}", each)
        if len(made):
            put_before(self.tree, made, FOOTNOTES)

    def about(self, said: Contribution) -> None:
        """Put who the authors are at the chapter's end; the name of one alone stands below the title already."""
        known = [(f"authors.{number}", each) for number, each in enumerate(said.authors) if each.biography]
        made = ET.Element("div", {"class": ABOUT_AUTHORS})
        for at, (key, person) in enumerate(known):
            if not at:
                heading = "about.author" if len(known) == 1 else "about.authors"
                self.strong(made, f"{key}.biography", self.language.word(heading))
            if len(said.authors) > 1:
                self.strong(made, f"{key}.name", person.name)
            for text in paragraphs(person.biography):
                self.line(made, f"{key}.biography", text)
        if len(made):
            put_before(self.tree, made, FOOTNOTES)

    def translation(self, parent: ET.Element, key: str, said: Translation) -> None:
        """Add what is said of an article in one other language."""
        spoken = find(said.language)
        attributes = {"class": "abstract translation", "role": "doc-abstract", "lang": said.language}
        section = ET.SubElement(parent, "section", attributes)
        if spoken.direction != self.language.direction:
            section.set("dir", spoken.direction)
        if said.title:
            self.strong(section, f"{key}.title", said.title, spoken)
        if said.authors:
            self.line(section, f"{key}.authors", ", ".join(said.authors), language=spoken)
            section[-1].set("class", WITH_NEXT)
        for number, text in enumerate(paragraphs(said.abstract)):
            self.line(section, f"{key}.abstract", text, "" if number else f"{spoken.word('abstract')}.", spoken)
        if said.keywords:
            self.line(section, f"{key}.keywords", ", ".join(said.keywords), f"{spoken.word('keywords')}:", spoken)


def shown(said: Contribution, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the facts that stand below an article's title, by their keys, which are the words for them too."""
    for key in ("received", "accepted", "pages", "corresponding", "licence"):
        value: str | datetime.date | None = getattr(said, key)
        if value:
            text = value if isinstance(value, str) else language.long_date(value)
            yield key, SPAN.sub("–", text) if key == "pages" else text
