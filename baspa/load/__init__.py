"""A folder becomes a Book: book.toml, the chapters, the images that they use, the book's own templates and styles."""

from __future__ import annotations

import os
import posixpath
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from baspa.kept.store import NOTHING_KEPT, Store
from baspa.language import find
from baspa.later_half import LaterHalf
from baspa.load.book_toml import parse
from baspa.load.cover import read_cover
from baspa.load.folder import BINARY_TYPES, NO_FILE, TEXT_TYPES, Folder
from baspa.load.fonts import read_fonts
from baspa.load.front_commands import commands_in_front, with_commands
from baspa.load.front_matter import front_of, without_front_matter
from baspa.load.include import LONGEST, expand
from baspa.load.other_makers import is_document, maker_of
from baspa.load.own_ids import with_own_ids
from baspa.load.pictures import ImageReader
from baspa.load.places import with_places
from baspa.load.project_words import project_words, words_of_front
from baspa.load.queries import FILES, parse_queries
from baspa.load.read_ahead import likely_number, read_anew, sizes
from baspa.load.recordings import read_recordings
from baspa.model.book import Book, Chapter, Image, Query, Resource, Sources
from baspa.model.metadata import Metadata
from baspa.model.problem import Failure, Place, Problem, Problems, has_errors, nearest
from baspa.model.text import decode
from baspa.references.place_names import LIKE_A_PLACE

if TYPE_CHECKING:
    from baspa.load.chapter import Cites

OVERRIDES = ("templates", "styles")


def load(folder: Path, store: Store = NOTHING_KEPT) -> tuple[Book | None, Problems]:
    """Read the book in `folder`; the Book is None only where book.toml is missing (B001) or unreadable (B002, B010).

    It is the book as written: what the press adds is the apparatus. The faults are those of book.toml, paths, Markdown,
    images, references and queries, see docs/problems.md. What is read of a chapter is kept in `store`.
    Raises Outside when the system refuses to hand a file out.
    """
    loader = _Loader(Folder(Path(os.path.realpath(folder))), store)  # Path.resolve raises at a loop, until 3.13
    return loader.book(), tuple(loader.problems)


def facts_of_book(folder: Path) -> Metadata:
    """Read a book's book.toml and nothing else of it, as `load` does; raises Failure where that has errors."""
    loader = _Loader(Folder(Path(os.path.realpath(folder))), NOTHING_KEPT)
    metadata = loader.metadata()
    if metadata is None or has_errors(loader.problems):
        raise Failure(loader.problems)
    return metadata


def chapter_path(entry: str) -> str:
    """Return an entry of `chapters` in its plain form: "./text/one.md" is text/one.md."""
    return posixpath.normpath(entry)


@dataclass
class _Loader:
    """One reading of a folder, and the problems met on the way."""

    folder: Folder
    store: Store
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)

    def add(self, place: Place, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(place, code, message, hint))

    def fact(self, key: str) -> Place:
        return Place("book.toml", self.places.get(key, 0))

    def text(self, path: str) -> str | None:
        text, problems = decode(self.folder.read(path), path)
        self.problems += problems
        return None if problems else text

    def book(self) -> Book | None:
        metadata = self.metadata()
        if metadata is None:
            return None
        sources = self.sources(metadata)
        chapters = tuple(with_own_ids(self.chapters(metadata, sources)))
        chapters, images = self.images(chapters, metadata)
        overrides = tuple(self.overrides())
        cover, told = read_cover(self.folder, metadata.cover, self.fact("cover"), self.store)
        fonts, refused, faults = read_fonts(overrides)
        recordings, problems = read_recordings(self.folder, metadata.audio.folder, self.fact("audio.folder"))
        self.problems += (*told, *faults, *problems)
        return Book(
            metadata=metadata,
            chapters=chapters,
            images=images,
            sources=sources,
            overrides=overrides,
            fonts=fonts,
            refused_fonts=refused,
            markdown_files=self.markdown_files(metadata),
            queries=self.queries(),
            places=self.places,
            cover=cover,
            recordings=recordings,
        )

    def sources(self, metadata: Metadata) -> Sources | None:
        """Read what the book cites from; None for a book that names nothing to cite."""
        if not metadata.bibliography:
            if metadata.uncited:
                said = "`uncited` has keys, but book.toml names no `bibliography`"
                hint = 'name the file of references, bibliography = ["references.bib"]'
                self.add(self.fact("uncited"), "B108", said, hint)
            return None
        from baspa.load.references import read_sources

        sources = read_sources(self.folder, metadata, self.fact, self.store)
        self.problems += sources.problems
        return sources

    def metadata(self) -> Metadata | None:
        place = Place("book.toml")
        if self.folder.state("book.toml") == "outside":
            self.add(place, "B014", "book.toml leads out of the book's folder", "put the file itself here")
        elif self.folder.is_no_file("book.toml"):
            self.add(place, "B180", f"this {NO_FILE[0]}", NO_FILE[1])
        elif self.folder.state("book.toml") == "missing":
            said = f'the folder "{self.folder.root.name}" has no book.toml'
            file, name = maker_of(self.folder)
            if not os.path.lexists(self.folder.root):
                said = f'there is no folder "{self.folder.root}"'
            if file:
                said = f'the folder "{self.folder.root.name}" has no book.toml, but {file}, as {name} has it'
                self.add(place, "B001", said, "baspa import DIR NEW makes a book of the folder, in a new one")
            else:
                self.add(
                    place, "B001", said, "stand in the book's folder or name it, baspa DIR; baspa new DIR makes one"
                )
        elif (text := self.text("book.toml")) is not None:
            metadata, self.places, problems = parse(text, "book.toml")
            self.problems += problems
            return metadata
        return None

    def chapters(self, metadata: Metadata, sources: Sources | None, first: int = 0) -> Iterator[Chapter]:
        """Yield the chapters of the files that can be read, each once; a file that cannot be has the number of one.

        Those of the files before the `first` are left out, and the numbers of the others are then likely ones.
        """
        read: set[str] = set()
        room = LONGEST
        style = sources.style if sources else None
        languages = {each.file: each.language for each in metadata.contributions if each.language}
        cites: Cites = "" if sources is None else "notes" if style and style.notes else "text"
        keys = tuple(each.key for each in sources.references if LIKE_A_PLACE.match(each.key)) if sources else ()
        paths = [*map(chapter_path, metadata.chapters)]
        number = likely_number(self.folder, paths[:first])
        rest = partial(self.read_from, metadata, sources)
        later = LaterHalf(NOTHING_KEPT if first else self.store, lambda: sizes(self.folder, paths), rest)
        project = project_words(self.folder, metadata)
        commands = tuple(project.commands)  # for formulas, in the order in which they are defined
        for index, (entry, path) in [*enumerate(zip(metadata.chapters, paths, strict=True))][first:]:
            later.reached(index)
            again = path in read
            read.add(path)
            is_there = not again and self.chapter_is_there(path, entry, index)  # what is not there is told once
            source = self.text(path) if is_there else None
            if source is None:
                number += 1
            else:
                front = front_of(source)
                commands, words = with_commands(commands, commands_in_front(front)), words_of_front(front)
                source, told = without_front_matter(path, source, heads=True)
                self.problems += told
                expanded = expand(path, source, self.folder, {**project.words, **words}, room)
                room -= max(len(expanded.text) - len(source), 0)
                language = languages.get(path, metadata.language)
                how = (language, metadata.smart, cites, keys, metadata.title, commands)
                make = partial(later.making, index, read_anew)
                found, problems = self.store.known("chapters", make, number, path, expanded.text, *how)
                found, problems = with_places(found, problems, expanded)
                commands = with_commands(commands, [each for chapter in found for each in chapter.commands])
                number += len(found)
                empty = expanded.problems and ("B020",)  # for want of what it includes, which is told already
                self.problems += (*expanded.problems, *(each for each in problems if each.code not in empty))
                yield from found

    def read_from(self, metadata: Metadata, sources: Sources | None, first: int) -> None:
        """Read and keep the chapters of the files from one on."""
        deque(_Loader(self.folder, self.store).chapters(metadata, sources, first), 0)

    def chapter_is_there(self, path: str, entry: str, index: int) -> bool:
        place = self.fact(f"chapters.{index}")
        state = self.folder.state(path)
        if state == "outside":
            self.add(
                place, "B014", f'chapter "{entry}" leads out of the book\'s folder', "put the file into the folder"
            )
        elif self.folder.is_no_file(path):
            self.add(place, "B180", f'chapter "{entry}" {NO_FILE[0]}', NO_FILE[1])
        elif state == "missing":
            meant = nearest(path, self.folder.files(suffixes=(".md",)))
            self.add(place, "B012", f'chapter "{entry}" not found', f'did you mean "{meant}"?' if meant else "")
        elif is_document(path):
            said = f'chapter "{entry}" is no Markdown, but a document of another program'
            self.add(place, "B010", said, f"baspa import {entry} NEW makes a book of it, in a new folder")
            return False
        return state == "there"

    def images(
        self, chapters: tuple[Chapter, ...], metadata: Metadata
    ) -> tuple[tuple[Chapter, ...], tuple[Image, ...]]:
        """Return the chapters, their pictures found and named, and the images."""
        reader = ImageReader(self.folder, find(metadata.language), self.store)
        found = reader.read(chapters)
        self.problems += reader.problems
        return found

    def overrides(self) -> Iterator[Resource]:
        """Yield the files of the book's own templates/ and styles/."""
        for path in (path for top in OVERRIDES for path in self.folder.files(top)):
            suffix, state = posixpath.splitext(path)[1].lower(), self.folder.state(path)
            if state == "outside":
                self.add(Place(path), "B014", "the link leads out of the book's folder", "put what it leads to here")
            elif state == "missing":
                self.add(Place(path), "B180", f"this {NO_FILE[0]}", NO_FILE[1])
            elif suffix in BINARY_TYPES:
                yield Resource(path, BINARY_TYPES[suffix], self.folder.read(path))
            elif suffix in TEXT_TYPES and (text := self.text(path)) is not None:
                yield Resource(path, TEXT_TYPES[suffix], text.encode())

    def queries(self) -> tuple[Query, ...]:
        """Return the editor's queries, where there are some."""
        there = [file for file in FILES if self.folder.state(file) != "missing" or self.folder.is_no_file(file)]
        for file in there[1:]:
            said = f"there are two tables of queries, {there[0]} and {file}"
            self.add(Place(file), "B129", said, "put all into one, and take the other away")
        for file in there[:1]:
            if self.folder.state(file) == "outside":
                self.add(Place(file), "B014", "the file leads out of the book's folder", "put the file itself here")
            elif self.folder.is_no_file(file):
                self.add(Place(file), "B180", f"this {NO_FILE[0]}", NO_FILE[1])
            elif text := self.text(file):
                queries, problems = parse_queries(text, file)
                self.problems += problems
                return queries
        return ()

    def markdown_files(self, metadata: Metadata) -> tuple[str, ...]:
        paths = [chapter_path(entry) for entry in metadata.chapters]
        tops = {"text", *(posixpath.dirname(path) for path in paths if not path.startswith(("/", "..")))}
        return tuple(path for top in sorted(tops) for path in self.folder.files(top, (".md",), deep=False))
