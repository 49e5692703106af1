"""A book that is read aloud: what book.toml says of it, and which passage of a recording is which text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from baspa.model.fields import says
from baspa.model.problem import Place

# Types of sound that every reader has to play (EPUB 3.3, 3.2), and the endings that their files have in the e-book.
SOUNDS: Mapping[str, str] = {"audio/mpeg": ".mp3", "audio/mp4": ".m4a", "audio/ogg; codecs=opus": ".ogg"}


@dataclass(frozen=True, kw_only=True)
class Audio:
    """The book read aloud: docs/audio.md."""

    folder: Annotated[
        str,
        says(
            "Folder with recordings and their label tracks or cue sheets, relative to book.toml. Without it nothing is "
            "read aloud.",
            examples=["audio"],
        ),
    ] = ""
    narrators: Annotated[tuple[str, ...], says("Who reads.")] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """A passage of a recording, as its label track or cue sheet has it; times in ms."""

    place: Place
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """What of a recording is which text; times in ms."""

    block: str  # id of its Block
    audio: str  # path of the recording in the e-book
    start: int
    end: int
