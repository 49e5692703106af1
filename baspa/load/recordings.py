"""The recordings of a book that is read aloud, each with the label track or cue sheet of its name."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from baspa.load.folder import NO_FILE, Folder
from baspa.load.label_tracks import parse_cues
from baspa.model.book import Recording, Resource
from baspa.model.narration import SOUNDS, Cue
from baspa.model.problem import Place, Problem, Problems, Severity, nearest
from baspa.model.text import decode

PLAYED = (".mp3", ".m4a", ".m4b", ".mp4", ".ogg", ".oga", ".opus")
OTHERS = (".wav", ".flac", ".aac", ".aif", ".aiff", ".wma", ".amr", ".3gp", ".webm", ".caf")
MARKED = (".txt", ".cue")


def read_recordings(folder: Folder, entry: str, place: Place) -> tuple[tuple[Recording, ...], Problems]:
    """Return the recordings of the folder that book.toml names, in the order of their names.

    What is wrong with them: B010, B014, B180, B310 to B313. Those that cannot be used are left out.
    """
    if not entry:
        return (), ()
    reader = _AudioFolder(folder, posixpath.normpath(entry), place)
    found = tuple(reader.recordings())
    return found, tuple(reader.problems)


@dataclass
class _AudioFolder:
    """One reading of the folder, and the problems met on the way."""

    folder: Folder
    path: str
    place: Place
    problems: list[Problem] = field(default_factory=list)

    def add(self, place: Place, code: str, said: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(Problem(place, code, said, hint, severity))

    def recordings(self) -> Iterator[Recording]:
        """Yield the recordings that can be used."""
        files = self.files()
        sounds, others, marked = (self.by_name(files, endings) for endings in (PLAYED, OTHERS, MARKED))
        for name in sorted(others.keys() - sounds.keys()):
            said = "this recording is nothing that every reader plays"
            self.add(Place(others[name]), "B311", said, "save it as MP3 beside it")
        for name in sorted(marked.keys() - sounds.keys() - others.keys()):
            said = "these labels are of no recording: there is none of this name"
            self.add(Place(marked[name]), "B310", said, "give both the same name", Severity.WARNING)
        for number, (name, path) in enumerate(sorted(sounds.items()), 1):
            if sound := self.sound(path):
                media_type, data, length = sound
                made = Resource(f"audio/{number}{SOUNDS[media_type]}", media_type, data)
                yield Recording(path, made, length, self.cues(path, marked.get(name, ""), length))

    def by_name(self, files: tuple[str, ...], endings: tuple[str, ...]) -> dict[str, str]:
        """Return the files of some endings, each by its name without it; B310 where two have the same."""
        found: dict[str, str] = {}
        for path in (path for path in files if path.lower().endswith(endings)):
            first = found.setdefault(posixpath.splitext(path)[0].casefold(), path)
            if first != path:
                self.add(Place(path), "B310", f"there are two of this name: the other is {first}", "take one away")
        return found

    def files(self) -> tuple[str, ...]:
        """Return the paths of the folder's files."""
        if self.path.startswith(("/", "..")):
            self.add(
                self.place, "B014", f'the folder "{self.path}" leads out of the book\'s folder', "put it into that"
            )
            return ()
        files = self.folder.files("" if self.path == "." else self.path, (*PLAYED, *OTHERS, *MARKED), deep=False)
        if not any(path.lower().endswith((*PLAYED, *OTHERS)) for path in files):
            every = {posixpath.dirname(path) for path in self.folder.files(suffixes=PLAYED)}
            meant = nearest(self.path, sorted(every))
            said = f'there are no recordings in the folder "{self.path}"'
            self.add(self.place, "B310", said, f'did you mean "{meant}"?' if meant else "its path begins at book.toml")
        return files

    def sound(self, path: str) -> tuple[str, bytes, int] | None:
        """Return media type, bytes and length of a recording; None where it cannot be used."""
        from baspa.load.sound_files import Unplayable, sound_of

        data = self.data(path)
        if data is None:
            return None
        try:
            media_type, length = sound_of(data)
        except Unplayable as fault:
            self.add(Place(path), "B311", f"the recording {fault}", fault.hint)
            return None
        return media_type, data, length

    def data(self, path: str) -> bytes | None:
        """Return the bytes of a file; None where it is none of the book's."""
        if self.folder.state(path) == "outside":
            self.add(Place(path), "B014", "the link leads out of the book's folder", "put what it leads to here")
        elif self.folder.state(path) == "missing":
            self.add(Place(path), "B180", f"this {NO_FILE[0]}", NO_FILE[1])
        else:
            return self.folder.read(path)
        return None

    def cues(self, recording: str, path: str, length: int) -> tuple[Cue, ...]:
        """Return what a label track or cue sheet marks in a recording."""
        if not path:
            said = "nothing says what is read in this recording: it is left out"
            hint = "write a label track: baspa labels makes one to begin with"
            self.add(Place(recording), "B310", said, hint, Severity.WARNING)
        data = self.data(path) if path else None
        if data is None:
            return ()
        text, problems = decode(data, path)
        cues, found = ((), ()) if problems else parse_cues(text, path, length)
        self.problems += (*problems, *found)
        return cues
