"""Titles in MARC 21, of the whole and of its parts, in ISBD's punctuation (fields 245, 246, 490, 830, 505)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baspa.language.articles import unfiled
from baspa.language.catalogue_codes import bibliographic
from baspa.model.description import Agent, ComponentPart, Description
from baspa.records.marc.agents import main_agent
from baspa.records.marc.fields import MarcField, field_of, isbd


def title(name: str, subtitle: str, agents: Sequence[Agent], language: str, is_supplied: bool = False) -> MarcField:
    """Return the title and who is responsible for it; in brackets where it is the editor's."""
    names = ", ".join(each.name for each in agents if each.role == "aut")
    shown = f"[{name}" if is_supplied and subtitle else f"[{name}]" if is_supplied else name
    below = f"{subtitle}]" if is_supplied and subtitle else subtitle
    filed = unfiled(name, language) and unfiled(name, language) + is_supplied
    indicators = f"{int(main_agent(agents) is not None)}{filed}"
    return MarcField("245", indicators, isbd(("", "a", shown), (" :", "b", below), (" /", "c", names)), language)


def titles_elsewhere(part: ComponentPart) -> Iterator[MarcField]:
    """Yield the titles of an article in other languages."""
    for each in part.others:
        yield from field_of("246", "31", ("a", each.title), language=each.language)


def series(description: Description) -> Iterator[MarcField]:
    """Yield the series, as the book says it and as it is filed."""
    if description.series:
        parts = ((",", "x", description.series.issn), (" ;", "v", numbering(description)))
        name = ("", "a", description.series.name)
        for tag, indicators in (("490", "1 "), ("830", f" {unfiled(description.series.name, description.language)}")):
            yield MarcField(tag, indicators, isbd(name, *parts, end="" if tag == "490" else "."), description.language)


def numbering(description: Description) -> str:
    """Return the place of the book in its series: volume and number."""
    said = description.series
    if not said or not said.volume:
        return str(said.number or "") if said else ""
    return f"v. {said.volume}, no. {said.number}" if said.number else f"v. {said.volume}"


def contents(description: Description) -> Iterator[MarcField]:
    """Yield the contents, the chapters with their own authors."""
    if len(description.parts) > 1:
        said = " -- ".join(" / ".join(filter(None, (each.title, names(each)))) for each in description.parts)
        yield from field_of("505", "0 ", ("a", f"{said.rstrip('.')}."), language=description.language)


def names(part: ComponentPart) -> str:
    """Return who wrote a part, as readers see it."""
    return ", ".join(each.name for each in part.agents)


def languages(said: Sequence[str], summaries: Sequence[str], is_translation: bool) -> Iterator[MarcField]:
    """Yield the languages of a text and of its summaries, where there is more to say than 008 does."""
    text = tuple(dict.fromkeys(filter(None, map(bibliographic, said))))
    told = tuple(dict.fromkeys(filter(None, map(bibliographic, summaries))))
    if len(text) > 1 or set(told) - set(text) or is_translation:
        codes = (*(("a", each) for each in text), *(("b", each) for each in told))
        yield from field_of("041", f"{int(is_translation)} ", *codes)
