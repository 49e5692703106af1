"""Import: a file of a word processor, LaTeX, HTML, an EPUB or plain text becomes a book's folder.

    read      file                 -> Document      checked, then read by pandoc in its sandbox
    parts     blocks               -> Parts         cut at the highest headings
    chapter   Part                 -> Markdown      in the press's dialect
    held      Document, Book       -> Problems      read back by the press itself, and held against the document

What cannot be carried is a list of Problems with their places; the folder is written whole or not at all.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from baspa.importing import source
from baspa.importing.anchors import Anchors
from baspa.importing.as_code import with_faults_as_code
from baspa.importing.chapter_languages import other_languages
from baspa.importing.chapters import written
from baspa.importing.dead_ends import without_dead_ends
from baspa.importing.facts import Facts, book_toml, settled
from baspa.importing.held import held
from baspa.importing.kept_book import book_files, own_words
from baspa.importing.kept_folder import KeptFolder
from baspa.importing.list_facts import refuse_own_book
from baspa.importing.listing import MARKDOWN, ChapterList, Listed, chapters_of, is_markdown
from baspa.importing.losses import Losses
from baspa.importing.lost_words import lost_words
from baspa.importing.outline import parts
from baspa.importing.spoken import read_aloud, words_aloud
from baspa.importing.whole_folder import read_folder
from baspa.language import FALLBACK, find, slug
from baspa.load.folder import Folder
from baspa.model.problem import Failure, Outside, Place, Problem, Problems
from baspa.press import read
from baspa.shelve import put_all_in_place, put_in_place, write_whole
from baspa.workroom import PREFIX, workroom

ROUNDS = 4  # how often a kept book is read again until nothing in it is an error


@dataclass(frozen=True, slots=True)
class Imported:
    """What was made."""

    folder: Path
    chapters: int
    images: int
    problems: Problems  # what could not be carried, and what the press says of the book


def import_book(file: Path, folder: Path | None = None) -> Imported:
    """Make a book's folder of a file or a folder of chapters; without a name, one named after it, where one stands.

    Raises Failure where the folder is not empty (B080) or the file cannot be imported, and Outside where pandoc is
    missing or the system lets nothing be written. Then nothing is left behind.
    """
    folder = folder or Path(slug(file.resolve().stem, find(FALLBACK)))
    refuse_full(folder)
    if file.is_dir():
        home = Folder(file.resolve())
        refuse_own_book(home)
        listed = chapters_of(home)
        if is_markdown(listed):
            return import_kept(KeptFolder(home, listed, Losses()), home.root.stem, folder)
    elif file.suffix.lower() in MARKDOWN:
        source.recognise(source.content(file), file.name)
        there = file.resolve()
        kept = KeptFolder(Folder(there.parent), ChapterList("", (Listed(there.name),), Facts()), Losses(), alone=True)
        return import_kept(kept, there.stem, folder)
    document, unseen = read_folder(home, listed) if file.is_dir() else (source.read(file), ())
    return import_document(document, file, folder, unseen)


def import_document(document: source.Document, file: Path, folder: Path, unseen: Problems = ()) -> Imported:
    """Make a book's folder of what pandoc read of a file or a folder; `unseen` is what was told of its parts."""
    losses = Losses()
    files = convert(document, file, losses)
    with shelved(files, folder) as room:
        faces, problems = read(room)
        assert faces is not None, "book.toml is ours"
        problems += (*held(document, faces.whole),)
    made = len([path for path in files if path.startswith("text/")])
    images = len([path for path in files if path.startswith("images/")])
    return Imported(folder, made, images, (*document.problems, *unseen, *losses.problems(), *problems))


def import_kept(kept: KeptFolder, title: str, folder: Path) -> Imported:
    """Make a book's folder of a folder or a file of Markdown, which stays as it stands where the press reads it.

    `title` is the book's where nothing says one.
    """
    kept.read()
    if not kept.chapters:
        hint = "look whether it is the right one"
        raise Failure([Problem(Place(kept.listed.items[0].path), "B081", "the file has no text", hint)])
    words = own_words(kept)
    kept.losses.at(Place("book.toml"), "", "")
    texts = kept.chapters | kept.included
    said = "\n".join(map(read_aloud, texts.values()))
    title = kept.own_title() or title
    facts = settled(kept.facts, said, title, kept.losses, chosen=kept.facts.language != kept.listed.unasked)
    files = book_files(kept, facts)
    with shelved(files, folder) as room:
        faces, problems = read(room)
        assert faces is not None, "book.toml is ours"
        made = without_dead_ends(texts, faces.whole, kept.losses)
        for _ in range(ROUNDS):
            if made != texts:
                rewrite(room, texts, made)
                texts = made
                faces, problems = read(room)
                assert faces is not None, "book.toml is ours"
            made = with_faults_as_code(texts, problems, kept.losses)
        told = (*kept.problems, *kept.losses.problems())
        known = "\n".join([*texts.values(), *(each.message for each in told), *kept.losses.names()])
        problems += (*lost_words(words, known, faces.whole),)
    images = len({*files} - {*texts, *kept.references, "book.toml"})
    chapters = [chapter for chapter in faces.whole.chapters if chapter.path in kept.chapters]
    return Imported(folder, len(chapters), images, (*told, *problems))


def rewrite(room: Path, before: Mapping[str, str], texts: Mapping[str, str]) -> None:
    """Write those of a book's texts anew that are others than before."""
    for path in (path for path, text in texts.items() if text != before[path]):
        (room / path).unlink()
        write_whole(room / path, texts[path].encode())


def convert(document: source.Document, file: Path, losses: Losses) -> dict[str, bytes]:
    """Return the files of the book by their paths."""
    facts = settled(document.facts, words_aloud(document.blocks), file.resolve().stem, losses)
    language = find(facts.language)
    anchors = Anchors(language)
    anchors.place(document.blocks)
    chapters = parts(document.blocks, facts.title, language, losses)
    if not chapters:
        hint = "look whether it is the right one"
        raise Failure([Problem(Place(file.name), "B081", "the file has no text", hint)])
    made = written(chapters, anchors, document.find, language)
    losses.add(made.losses)
    if all(made.bare):
        hint = "look whether it is the right one"
        said = Problem(Place(file.name), "B081", "nothing in the file can be carried", hint)
        raise Failure([said, *(replace(each, place=said.place) for each in losses.problems())])
    texts = {path: text.encode() for path, text in made.texts.items()}
    languages = other_languages(made.texts, facts.language, losses)
    toml = book_toml(facts, [*texts], [*filter(None, document.references[:1])], languages).encode()
    cited = dict([document.references]) if document.references[0] else {}
    return {"book.toml": toml, **texts, **made.images, **cited}


def refuse_full(folder: Path) -> None:
    """Raise Failure (B080) where something stands in the place of the new book."""
    if folder.exists() and (not folder.is_dir() or any(not path.name.startswith(PREFIX) for path in folder.iterdir())):
        hint = "name a folder that does not exist yet, or an empty one"
        raise Failure([Problem(Place(folder.name or "."), "B080", "the folder is not empty", hint)])


@contextmanager
def shelved(files: Mapping[str, bytes], folder: Path) -> Iterator[Path]:
    """Write a book into a hidden room of its folder, to be looked at there; then put it in its place, whole."""
    new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with workroom(folder, put_in_place) as room:
            for path, data in files.items():
                (room / path).parent.mkdir(parents=True, exist_ok=True)
                write_whole(room / path, data)
            yield room
            put_all_in_place(room)
    except BaseException as fault:
        if new:
            shutil.rmtree(folder, ignore_errors=True)
        if isinstance(fault, OSError):
            raise Outside(f"{folder} could not be written, and is as it was: {fault.strerror}") from fault
        raise
