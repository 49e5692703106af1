"""The files that a book cites from: references and citation style, as book.toml names them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator

from baspa.kept.store import Store
from baspa.load.folder import NO_FILE, Folder
from baspa.model.book import Resource, Sources
from baspa.model.metadata import Metadata
from baspa.model.problem import Place, Problem, nearest
from baspa.model.reference import Reference, Style
from baspa.references.load import SUFFIXES, read_references, twice
from baspa.references.style import default_style, find_style, read_style

CSL = ".csl"
MEDIA_TYPES = {
    ".bib": "application/x-bibtex",
    ".json": "application/vnd.citationstyles.csl+json",
    CSL: "application/vnd.citationstyles.style+xml",
}


def read_sources(folder: Folder, metadata: Metadata, place: Callable[[str], Place], store: Store) -> Sources:
    """Read the files of references and the style; `place` tells where book.toml says a key.

    Their faults are in Sources.problems. What is read of a file of references is kept in `store`.
    """
    reader = _SourcesReader(folder, place, store)
    references = tuple(reader.references(metadata.bibliography, metadata.language))
    reader.problems += twice(references)
    style = reader.style(metadata.citation_style, metadata.language)
    return Sources(references, style, tuple(reader.files), tuple(reader.problems))


class _SourcesReader:
    """One reading; keeps the files and the problems met on the way."""

    def __init__(self, folder: Folder, place: Callable[[str], Place], store: Store) -> None:
        self.folder, self.place, self.store = folder, place, store
        self.files: list[Resource] = []
        self.problems: list[Problem] = []

    def references(self, entries: tuple[str, ...], language: str) -> Iterator[Reference]:
        for number, entry in enumerate(entries):
            path = posixpath.normpath(entry)
            if any(file.path == path for file in self.files):
                continue
            data = self.data(entry, f"bibliography.{number}", "the file of references", SUFFIXES)
            if data is not None:
                found, problems = self.store.known("references", read_references, path, data, language)
                self.problems += problems
                yield from found

    def style(self, name: str, language: str) -> Style | None:
        if not name.lower().endswith(CSL):
            style, problems = find_style(name or default_style(language), self.place("citation_style"))
        elif (data := self.data(name, "citation_style", "the citation style", (CSL,))) is not None:
            style, problems = read_style(posixpath.normpath(name), data)
        else:
            return None
        self.problems += problems
        return style

    def data(self, entry: str, key: str, what: str, suffixes: tuple[str, ...]) -> bytes | None:
        """Return the bytes of a file that book.toml names; None, and B012 or B014, where it is not in the folder."""
        path, place = posixpath.normpath(entry), self.place(key)
        state = self.folder.state(path)
        if state == "outside":
            said = f'{what} "{entry}" leads out of the book\'s folder'
            self.problems.append(Problem(place, "B014", said, "put the file into the folder"))
        elif self.folder.is_no_file(path):
            self.problems.append(Problem(place, "B180", f'{what} "{entry}" {NO_FILE[0]}', NO_FILE[1]))
        elif state == "missing":
            meant = nearest(path, self.folder.files(suffixes=suffixes))
            hint = f'did you mean "{meant}"?' if meant else "its path starts at book.toml"
            self.problems.append(Problem(place, "B012", f'{what} "{entry}" not found', hint))
        else:
            data = self.folder.read(path)
            media_type = MEDIA_TYPES.get(posixpath.splitext(path)[1].lower(), "application/octet-stream")
            self.files.append(Resource(path, media_type, data))
            return data
        return None
