"""Sound files: what each is by its own bytes, and how long it lasts."""

from __future__ import annotations

import io
from typing import Any

from mutagen import MutagenError
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus

PLAYED = "save it as MP3, M4A (AAC) or Ogg (Opus): those every reader has to play"


class Unplayable(Exception):
    """Why a recording cannot go into the e-book, as a sentence goes on, and the mend."""

    def __init__(self, reason: str, hint: str = PLAYED) -> None:
        super().__init__(reason)
        self.hint = hint


def sound_of(data: bytes) -> tuple[str, int]:
    """Return the media type of a recording (EPUB 3.3, 3.2) and its length, ms; raises Unplayable."""
    try:
        media_type, seconds = known_sound(data)
    except (MutagenError, ArithmeticError, LookupError, ValueError, TypeError) as fault:  # by what of it is damaged
        raise Unplayable("is damaged, or is none") from fault
    length = int(seconds * 1000)
    if length <= 0:
        raise Unplayable("has no sound in it", "record it anew")
    return media_type, length


def known_sound(data: bytes) -> tuple[str, float]:
    """Return media type and seconds of a recording by how its bytes begin."""
    if data.startswith(b"OggS"):
        if b"OpusHead" not in data[:512]:
            raise Unplayable("is Ogg, but not Opus")
        return "audio/ogg; codecs=opus", float(info(OggOpus, data).length)
    if data[4:8] == b"ftyp":
        found = info(MP4, data)
        if not str(found.codec).startswith("mp4a.40"):  # MPEG-4 audio; mp4a.6B is MP3
            raise Unplayable(f"is packed by {found.codec}, not by AAC")
        return "audio/mp4", float(found.length)
    sound = info(MP3, data)
    if sound.sketchy or sound.layer != 3:
        raise Unplayable("is no MP3, M4A or Ogg")
    return "audio/mpeg", float(sound.length)


def info(kind: Any, data: bytes) -> Any:
    """Return what a class of mutagen's says of a recording of its kind."""
    return kind(io.BytesIO(data)).info
