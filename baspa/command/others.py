"""The small commands: `new`, `diff`, `preflight`, `import`, `formats` and `--version`."""

from __future__ import annotations

from pathlib import Path

from baspa.command.asked import FACTS, Asked, line_for
from baspa.command.outcome import MadeFile, Outcome, tell
from baspa.command.show import BUILT, FAULTY, VOICE, say, with_noun
from baspa.formats import FORMATS
from baspa.messages import language_spoken
from baspa.model.problem import has_errors


def new_command(asked: Asked) -> int:
    """Make a small book to start from."""
    from baspa.command.new import new as make

    folder = Path(asked.words[0])
    make(folder, asked.language or language_spoken(asked.messages))
    if not asked.quiet:
        say(f"{folder}: a book to start from. Build it with: {line_for(folder)}")
    return BUILT


def diff_command(asked: Asked) -> int:
    """Write a page that shows what changed between two states of a book."""
    from baspa.diff import diff
    from baspa.language import slug_of
    from baspa.model.edition import Artifact
    from baspa.shelve import shelve
    from baspa.typeset import page

    old, new = map(Path, asked.words)
    book, found = diff(old, new)
    text = page(book, "diff/page.html", "diff.css", {"book": book.metadata, "difference": found})
    (path,) = shelve([Artifact("diff", f"{slug_of(book.metadata)}-diff.html", text.encode())], asked.out)
    if not asked.quiet:
        say(path)
        say(found.summary)
    return BUILT


def preflight_command(asked: Asked) -> int:
    """Write a page on what a printing house would say of a PDF."""
    from baspa.command.preflight import judge

    return tell(asked, judge(asked))


def import_command(asked: Asked) -> int:
    """Make a book's folder of a file of another program."""
    from baspa.importing import import_book

    file, *folder = map(Path, asked.words)
    made = import_book(file, *folder)
    counts = f"{with_noun(made.chapters, 'chapter')}, {with_noun(made.images, 'image')}"
    lines = (
        f"{made.folder}: {counts} from {file.name}",
        f"Look through book.toml and what is said above, then build it with: {line_for(made.folder)}",
    )
    facts = made.folder / FACTS
    files = (MadeFile("book", facts, facts.stat().st_size),)
    code = FAULTY if has_errors(made.problems) else BUILT
    return tell(asked, Outcome(code=code, problems=made.problems, files=files, lines=lines))


def formats_command(asked: Asked) -> int:
    """List what can be made."""
    for each in FORMATS.values():
        say(f"{each.name:8} {VOICE.said(each.summary)}")
    return BUILT


def versions_command(asked: Asked) -> int:
    """Tell what the press runs with, and whether that is what the lock says."""
    from baspa.command.versions import versions

    say(*versions().split("\n"))
    return BUILT
