"""JATS 1.3, Journal Publishing: each article of an issue, with the notes and references that it calls (NISO Z39.96)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from baspa.model.description import ComponentPart, Description
from baspa.model.edition import Edition
from baspa.records.markup_book_meta import (
    contributors,
    keywords,
    licence,
    paragraphs,
    pub_date,
    publisher,
    said,
    subjects,
)
from baspa.records.markup_document import TextChapter, chapters, finished
from baspa.records.markup_sections import BACK, Parts, facts, group, note, parts, reference
from baspa.records.xml_writing import LANG

KINDS = {"fn-group": note, "ref-list": reference}


def articles(description: Description) -> tuple[ComponentPart, ...]:
    """Return the chapters with authors of their own, where they are an issue of what has an ISSN: JATS asks for one."""
    series = description.series
    return tuple(each for each in description.parts if each.agents) if series is not None and series.issn else ()


def jats(description: Description, edition: Edition) -> Iterator[tuple[ComponentPart, bytes]]:
    """Yield each article."""
    wanted = articles(description)
    found = chapters(edition) if wanted else ()
    by_id = {each.id: each for each in found}
    for told in wanted:
        if told.id in by_id:
            yield told, article(description, told, by_id[told.id], found)


def article(
    description: Description, told: ComponentPart, chapter: TextChapter, found: tuple[TextChapter, ...]
) -> bytes:
    """Write an article."""
    content = parts(chapter.root, BACK)
    made = ET.Element("article", {"dtd-version": "1.3", "article-type": "research-article", LANG: told.language})
    front = ET.SubElement(made, "front")
    front.append(journal_meta(description))
    front.append(article_meta(description, told, content))
    front.extend(facts(content))
    ET.SubElement(made, "body").extend(content.body)
    back = ET.SubElement(made, "back")
    back.extend(content.back)
    called(made, back, found)
    return finished(made)


def journal_meta(description: Description) -> ET.Element:
    """Return what is said of the journal."""
    made = ET.Element("journal-meta")
    if (series := description.series) is not None:
        said(made, "journal-id", series.issn, journal_id_type="issn")
        said(ET.SubElement(made, "journal-title-group"), "journal-title", series.name)
        said(made, "issn", series.issn)
        publisher(made, description.publisher, description.place)
    return made


def article_meta(description: Description, told: ComponentPart, content: Parts) -> ET.Element:
    """Return what is said of the article."""
    made = ET.Element("article-meta")
    said(made, "article-id", told.doi, pub_id_type="doi")
    if told.udc:
        subjects(ET.SubElement(made, "article-categories"), (("UDC", told.udc),))
    titles(made, told, content)
    contributors(made, told.agents)
    pub_date(made, description.date)
    if not description.date:
        ET.SubElement(made, "pub-date-not-available")
    place(made, description, told)
    history(made, told)
    if told.licence:
        licence(ET.SubElement(made, "permissions"), told.licence, "")
    made.extend(content.abstract)
    for other in told.others:
        if other.abstract:
            paragraphs(ET.SubElement(made, "trans-abstract", {LANG: other.language}), other.abstract)
    made.extend(content.keywords)
    for other in told.others:
        keywords(made, other.keywords, other.language)
    return made


def titles(into: ET.Element, told: ComponentPart, content: Parts) -> None:
    """Add the title of an article, and those in other languages."""
    made = ET.SubElement(into, "title-group")
    title = content.title if content.title is not None else ET.Element("title")
    title.tag = "article-title"
    if content.label:
        title.text = f"{content.label} {title.text or ''}"
    made.append(title)
    for other in told.others:
        if other.title:
            said(ET.SubElement(made, "trans-title-group", {LANG: other.language}), "trans-title", other.title)


def place(into: ET.Element, description: Description, told: ComponentPart) -> None:
    """Add where in the journal it stands."""
    if (series := description.series) is not None:
        said(into, "volume", str(series.volume or ""))
        said(into, "issue", str(series.number or ""))
    said(into, "fpage", told.first)
    said(into, "lpage", told.last if told.first else "")


def history(into: ET.Element, told: ComponentPart) -> None:
    """Add when the editors got it, and when they took it."""
    made = ET.Element("history")
    for kind, day in (("received", told.received), ("accepted", told.accepted)):
        if day:
            date = ET.SubElement(made, "date", {"date-type": kind, "iso-8601-date": day.isoformat()})
            for name, value in (("day", day.day), ("month", day.month), ("year", day.year)):
                said(date, name, str(value))
    if len(made):
        into.append(made)


def called(article: ET.Element, back: ET.Element, found: tuple[TextChapter, ...]) -> None:
    """Add the notes and references that an article calls and that stand elsewhere in the book, and those they call."""
    there = {
        each.get("id", ""): each for chapter in found for each in chapter.root.iter() if each.tag in ("li", "aside")
    }
    groups: dict[str, ET.Element] = {}
    while wanted := [name for name in missing(article) if name in there]:
        for name in wanted:
            tag = "ref-list" if "entry" in there[name].get("class", "").split() else "fn-group"
            if tag not in groups:
                groups[tag] = group(tag, ())
                back.append(groups[tag])
            groups[tag].append(KINDS[tag](there[name]))


def missing(article: ET.Element) -> list[str]:
    """Return the ids of notes and references that an article calls and does not have, each once."""
    known = {each.get("id") for each in article.iter()}
    calls = [each.get("rid", "") for each in article.iter("xref") if each.get("ref-type") in ("fn", "bibr")]
    return [name for name in dict.fromkeys(calls) if name not in known]
