"""What is wrong between the files of a book: the list of chapters, ids, links."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from baspa.language import find, slug
from baspa.language.model import Language
from baspa.model.book import Book, Chapter, Link
from baspa.model.problem import Meant, Place, Problem, Severity
from baspa.tree.chapter import parsed
from baspa.tree.dead_links import SCHEME, dead_links, with_words
from baspa.tree.links import Goals, written_address
from baspa.tree.names import CONTROL, NO_ID, PRESS_ID
from baspa.tree.notes import TO_A_NOTE


def chapter_list(book: Book) -> Iterator[Problem]:
    """Yield B011 for a chapter that is listed twice, and B013, a warning, for a Markdown file that nothing lists."""
    first: dict[str, int] = {}
    for number, entry in enumerate(book.metadata.chapters):
        path, place = posixpath.normpath(entry), book.place(f"chapters.{number}")
        if path in first:
            said = f'chapter "{entry}" is listed twice'
            yield Problem(place, "B011", said, f"it is number {first[path]} of the list already")
        first.setdefault(path, number + 1)
    included = {each.path for chapter in book.chapters for each in chapter.files}
    for path in book.markdown_files:
        if path not in first and path not in included:
            hint = "add it to `chapters` in book.toml, or move it to another folder"
            yield Problem(Place(path), "B013", "book.toml does not list this file", hint, Severity.WARNING)


def contributions(book: Book) -> Iterator[Problem]:
    """Yield B148 for a contribution that is no chapter of the book, or is there twice; B198, a warning, where several.

    What is said of a file stands in its first chapter.
    """
    paths = Counter(chapter.path for chapter in book.chapters if chapter.path)
    meant_by, seen = Meant(), set[str]()
    for number, file in enumerate(contribution.file for contribution in book.metadata.contributions):
        place = book.place(f"contributions.{number}.file")
        if file not in paths:
            meant = meant_by.nearest(file, lambda: paths)
            hint = f'did you mean "{meant}"?' if meant else "add it to `chapters`"
            yield Problem(place, "B148", f'"{file}" is no chapter of the book', hint)
        elif file in seen:
            yield Problem(place, "B148", f'"{file}" has its authors already', "put them into one [[contributions]]")
        elif paths[file] > 1:
            said = f'"{file}" has {paths[file]} chapters: what is said of it stands in the first'
            hint = "give each article a file of its own; headings within one begin with ##"
            yield Problem(place, "B198", said, hint, Severity.WARNING)
        seen.add(file)


def ids(book: Book) -> Iterator[Problem]:
    """Yield B022 for an id that is given twice, that cannot be one, or that is of the kind that the press gives."""
    first: dict[tuple[str, str], Place] = {}
    named = ((c.path, name, c.place(line)) for c in book.chapters for name, line in c.ids)
    for file, name, place in named:
        if PRESS_ID.fullmatch(name):
            said = f'the id "{name}" is one that the press gives, or of the kind of its own'
            yield Problem(place, "B022", said, f"give it another name, as {{#my-{name}}}")
        elif NO_ID.search(name) or CONTROL.search(name):
            yield Problem(
                place, "B022", f'the id "{name}" has a sign that no id may have', "write letters, figures and -"
            )
        elif (file, name) in first:
            said = f'the id "{name}" is there already, at {first[file, name]}'
            yield Problem(place, "B022", said, "give one of the two another name")
        first.setdefault((file, name), place)


def links_to_several(book: Book) -> Iterator[Problem]:
    """Yield B022, a warning, for a link to a name that several files have, and its own has not."""
    several = {name for chapter in book.chapters for name, _ in chapter.own_ids}
    goals = Goals(book.chapters) if several else None
    for chapter in book.chapters if goals else ():
        for link in chapter.links:
            name = unquote(link.target).removeprefix("#")
            if goals and link.target.startswith("#") and name in several and name not in goals.in_file(chapter):
                file = goals.first[name][0].path
                said = f'several files have the id "{name}": the link leads to that of {file}'
                yield Problem(link.place, "B022", said, f"say the file as well: {file}#{name}", Severity.WARNING)


def links(book: Book) -> Iterator[Problem]:
    """Yield B023 for a link that leads nowhere, or by a way that no book should send its readers.

    A warning for one that leads nowhere and has words: these are read without it.
    """
    goals, language, meant = Goals(book.chapters), find(book.metadata.language), Meant()
    for chapter in book.chapters:
        dead = dead_links(chapter, goals)
        read = Counter(link for _, link in with_words(chapter, parsed(chapter), goals)) if dead else Counter[Link]()
        for link in dead:
            target = unquote(link.target)
            fault = "is not of a kind that a book may have" if SCHEME.match(target) else "leads nowhere"
            said, severity = f'the link "{target}" {fault}', Severity.ERROR
            if read[link]:
                read[link] -= 1  # of two alike in a line, one may have words, and the other none
                said, severity = f'the link "{target}" leads nowhere; its words stay', Severity.WARNING
            yield Problem(link.place, "B023", said, _mend(target, chapter, goals, language, meant), severity)


def _mend(target: str, chapter: Chapter, goals: Goals, language: Language, meant: Meant) -> str:
    if SCHEME.match(target):
        return "links of a book begin with https:, http:, mailto:, tel:, sms: or geo:, or lead to its own chapters"
    path, _, name = target.partition("#")
    here = posixpath.dirname(chapter.path)
    other = goals.by_path.get(posixpath.normpath(posixpath.join(here, path)))
    if path and other is None:
        near = meant.nearest(posixpath.join(here, path), lambda: goals.by_path)
        shown = posixpath.relpath(near, here or ".") if near else ""
        return (
            f'did you mean "{written_address(shown)}"?'
            if shown
            else "links lead to chapters of the book, as in 02-two.md#part"
        )
    known = goals.in_file(other) if path and other else goals.first
    latin = slug(name, language)
    near = latin if latin in known else meant.nearest(name, lambda: known)
    if near:
        return f'did you mean "{written_address(f"{path}#{near}")}"?'
    if TO_A_NOTE.fullmatch(f"#{name}"):
        return "a note of another chapter is found by the name of a word in it: [word]{#name}"
    return f"put {{#{name}}} behind the heading that is meant"
