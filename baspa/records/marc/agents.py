"""People and bodies in MARC 21: the one that a work is filed by, and all others (fields 100, 110, 700, 710)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baspa.model.description import Agent
from baspa.model.identifiers import orcid_address
from baspa.records.marc.fields import MarcField, field_of


def main_agent(agents: Sequence[Agent]) -> Agent | None:
    """Return the agent that a work is filed by: its first author; None for one that others have put together."""
    return next((each for each in agents if each.role == "aut"), None)


def agent_fields(agents: Sequence[Agent]) -> Iterator[MarcField]:
    """Yield the main entry, if there is one, then those of all others."""
    main = main_agent(agents)
    if main:
        yield from agent_field("1", main)
    for each in agents:
        if each is not main:
            yield from agent_field("7", each)


def agent_field(hundreds: str, agent: Agent) -> Iterator[MarcField]:
    """Yield the field of a person or a body; a name without a comma begins with a forename."""
    tag = f"{hundreds}10" if agent.is_body else f"{hundreds}00"
    first = "2" if agent.is_body else "1" if agent.given else "0"
    name = agent.filing if agent.filing.endswith(".") else f"{agent.filing}."
    parts = (("a", name), ("u", agent.affiliation), ("1", orcid_address(agent.orcid)), ("4", agent.role))
    yield from field_of(tag, f"{first} ", *parts, language=agent.language)
