"""The small commands: `new`, `diff`, `import`, `formats` and `--version`."""

from __future__ import annotations

import argparse
from pathlib import Path

from baspa.command.show import BUILT, FAULTY, say, show, with_noun
from baspa.formats import FORMATS
from baspa.model.problem import has_errors


def new_command(options: argparse.Namespace) -> int:
    """Make a small book to start from."""
    from baspa.command.new import new as make

    folder = Path(options.words[1])
    make(folder)
    if not options.quiet:
        say(f"{folder}: a book to start from. Build it with: baspa --book {folder}")
    return BUILT


def diff_command(options: argparse.Namespace) -> int:
    """Write a page that shows what changed between two states of a book."""
    from baspa.diff import diff
    from baspa.language import slug_of
    from baspa.model.edition import Artifact
    from baspa.shelve import shelve
    from baspa.typeset import page

    old, new = map(Path, options.words[1:])
    book, found = diff(old, new)
    text = page(book, "diff/page.html", "diff.css", {"book": book.metadata, "difference": found})
    (path,) = shelve([Artifact("diff", f"{slug_of(book.metadata)}-diff.html", text.encode())], options.out)
    if not options.quiet:
        say(path)
        say(found.summary)
    return BUILT


def import_command(options: argparse.Namespace) -> int:
    """Make a book's folder of a file of another program."""
    from baspa.importing import import_book

    file, *folder = map(Path, options.words[1:])
    made = import_book(file, *folder)
    show(made.problems)
    if not options.quiet:
        say(f"{made.folder}: {with_noun(made.chapters, 'chapter')}, {with_noun(made.images, 'image')} from {file.name}")
        say(f"Look through book.toml and what is said above, then build it with: baspa --book {made.folder}")
    return FAULTY if has_errors(made.problems) else BUILT


def formats_command(options: argparse.Namespace) -> int:
    """List what can be made."""
    for each in FORMATS.values():
        say(f"{each.name:8} {each.summary}")
    return BUILT


def versions_command(options: argparse.Namespace) -> int:
    """Tell what the press runs with, and whether that is what the lock says."""
    from baspa.command.versions import versions

    say(*versions().split("\n"))
    return BUILT
