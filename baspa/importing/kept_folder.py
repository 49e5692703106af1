"""A folder of Markdown becomes a book whose chapters are its files, as they stand wherever the press reads them.

Files keep their names and their places to each other, below text/, so that what leads from one to another leads there
still. What their own program alone reads is written as the press has it (`dialects`).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

from baspa.importing.dialects import Reading, marked, names, with_links
from baspa.importing.dialects.headings_elsewhere import with_headings_elsewhere
from baspa.importing.dialects.reading import line_of, outside_code, replaced
from baspa.importing.encoding import decode_old
from baspa.importing.escaping import escape
from baspa.importing.facts import Facts, joined, of_meta
from baspa.importing.kept_headings import (
    DIVIDER,
    divided,
    first_title,
    levelled_text,
    named_by,
    only_title,
    title_first,
    with_class,
    with_title,
)
from baspa.importing.left_out import said_of, skipped
from baspa.importing.linked_pictures import LINKED, unlinked
from baspa.importing.list_facts import bibliography
from baspa.importing.listing import ChapterList, Listed, not_listed, yaml
from baspa.importing.losses import Losses
from baspa.importing.notebook import notebook_text
from baspa.importing.pandoc import too_much
from baspa.importing.pandoc_files import is_of_pandoc, with_commands
from baspa.importing.pictures import embedded
from baspa.importing.reference_keys import keys
from baspa.importing.repository import stem
from baspa.importing.taken_in import included
from baspa.load.folder import Folder
from baspa.load.front_matter import front_facts, front_of, has_title, without_front_matter
from baspa.load.images import EXTENSIONS, media_type
from baspa.load.include import LONGEST
from baspa.load.substitutions import ASKED, substitutions_in
from baspa.model.problem import Failure, Place, Problem

PANDOC = (".qmd", ".rmd")  # a picture's brackets hold its caption, and quotes and dashes are made of typed ones
INCLUDE = outside_code(r"(?m:^[ \t]*\{\{<[ \t]*include[ \t]+(?P<include>\S+)[ \t]*>\}\}[ \t]*$)")
OTHER_END = outside_code(r"(?P<before>\]\(<?[^()<>\s#:]*)\.(?:[qQrR]md|ipynb|markdown)(?=[#)>])")
ROOTED = outside_code(r"(?P<link>\]\(<?)/(?P<rooted>[^/()<>\s#][^()<>\s#]*)")
DATA = outside_code(r"\]\((?P<data>data:image/[\w+.-]+;base64,[A-Za-z0-9+/=]+)(?=[\s)])")
OWN_WORDS = outside_code(ASKED)
DEEPEST = 15  # files that include one another


@dataclass
class KeptFolder:
    """One reading of a folder of Markdown; texts are by their paths in the new book."""

    home: Folder
    listed: ChapterList
    losses: Losses
    chapters: dict[str, str] = field(default_factory=dict)  # in their order
    included: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)  # a path in the new book -> in the folder
    facts: Facts = field(default_factory=Facts)
    references: dict[str, bytes] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)  # a path in the folder -> its text without its front matter
    problems: list[Problem] = field(default_factory=list)
    images: dict[str, bytes] = field(default_factory=dict)  # that stood within a text
    alone: bool = False  # one file of its folder, which has no others
    is_pandoc: bool = False  # a file has what pandoc alone reads
    smart: bool = False  # quotes and dashes are made of what is typed, as pandoc and its kin do
    depth: int = 0  # how many files include the one that is read
    appendix: bool = False  # bookdown's line that all behind it are appendices has been there

    def read(self) -> None:
        """Read all that the list names, then what leads from one file to another."""
        self.facts = self.listed.facts
        cited = [*self.listed.bibliography]
        self.smart = self.is_pandoc = is_of_pandoc(self.home, self.listed)
        for item in self.listed.items:
            if not item.path:
                name = posixpath.join(self.listed.under, f"part-{len(self.chapters) + 1}.md")
                self.put(self.place(name), f"# {escape(item.title)} {{.part}}\n", "")
            elif self.home.state(item.path) == "there":
                cited += self.chapter(item, first=not any(self.sources.values()))
            else:
                self.problems.append(skipped(f'"{item.path}": not found in the folder', Place(self.listed.file)))
        if not self.alone:
            read = {*self.sources.values()}
            self.problems += not_listed(self.home, self.listed, read.union(*(included(self.home, p) for p in read)))
        self.cite(cited)
        self.chapters = with_headings_elsewhere(self.chapters) if self.is_pandoc else self.chapters
        known = names([*self.chapters.values(), *self.included.values()])
        works = {key for path, data in self.references.items() for key in keys(path, data)}
        for texts in (self.chapters, self.included):
            for path, text in texts.items():
                reading = replace(self.reading(self.sources[path] or path), names=known, works=works)
                texts[path] = with_links(text, reading)

    def own_title(self) -> str:
        """Return the only heading of level 1 of a file alone, or of the README that begins a folder; "" without."""
        path, text = next(iter(self.chapters.items()))
        return only_title(text) if self.alone or stem(path) == "readme" else ""

    def reading(self, path: str) -> Reading:
        """Return what reads a file."""
        is_pandoc = (
            self.is_pandoc or path.lower().endswith(PANDOC) or self.listed.file in ("_quarto.yml", "_bookdown.yml")
        )
        return Reading(self.home, path, self.losses, captions=is_pandoc, mdbook=self.listed.file.endswith("SUMMARY.md"))

    def put(self, path: str, text: str, source: str) -> None:
        """Add a chapter; pictures that are in its text become files beside it."""
        text = replaced(DATA, text, lambda found: f"]({self.image(found['data'], path)}")
        self.chapters[path], self.sources[path] = text, source

    def image(self, address: str, path: str) -> str:
        """Keep a picture that stands in a text; return its path from there."""
        data = embedded(address) or b""
        end = EXTENSIONS.get(media_type(data), (".png",))[0]
        name = f"{posixpath.splitext(posixpath.basename(path))[0]}-{len(self.images) + 1}{end}"
        self.images[posixpath.join(posixpath.dirname(path), name)] = data
        return quote(name)

    def place(self, path: str) -> str:
        """Return the path that a file has in the new book."""
        beside = posixpath.relpath(path, self.listed.under or ".")
        stem = posixpath.splitext(posixpath.normpath(posixpath.join("text", beside)))[0]
        taken = {known for known, source in self.sources.items() if source != path}
        again = (f"{stem}{f'-{number}' if number > 1 else ''}.md" for number in range(1, len(taken) + 2))
        return next(each for each in again if each not in taken)

    def text(self, path: str) -> tuple[str, dict[str, Any]]:
        """Return a file's text without its front matter, and the facts in that; raises Failure (B085) if too large."""
        data = self.home.read(path)
        if len(data) > LONGEST:
            raise Failure([too_much(path, f"the file is larger than {LONGEST >> 20} MB")])
        text, encoding = decode_old(data, path)
        self.problems += said_of(encoding, path)
        text = notebook_text(text, path) if path.lower().endswith(".ipynb") else text
        end, facts = front_facts(text.split("\n"))
        self.smart = self.smart or path.lower().endswith(PANDOC)
        body = with_commands(front_of(text), without_front_matter(path, text)[0])
        return body, {fact.key: fact for fact in facts} if end else {}

    def chapter(self, item: Listed, first: bool) -> Sequence[str]:
        """Read a chapter; return the files of references that it names."""
        path, cited = self.place(item.path), list[str]()
        if path in self.chapters:
            return ()
        text, facts = self.text(item.path)
        if first:
            cited = self.book_facts(item.path)
        for key in (key for key in facts if not first and key not in ("title", "date")):
            said = facts[key].value if isinstance(facts[key].value, str) else ", ".join(facts[key].value)
            self.losses.at(Place(item.path, facts[key].line + 1), "", "")
            self.losses.lost("facts of a chapter alone:", f'{key} "{said}"', once=True)
        text = with_commands(self.listed.settings.split("\n") if first else (), text)
        text = with_own_words(text, self.home, item.path)
        self.own[item.path] = text
        text = self.marked(item.path, path, text)
        title = str(facts["title"].value) if "title" in facts else ""
        if text.strip() and not has_title([*text.split("\n"), *self.expanded(text, path).split("\n")]):
            text = with_title(text, title, named_by(item.path))
        if not text.strip():
            self.problems.append(skipped(f'"{item.path}" has no text', Place(item.path)))
            return cited
        text = title_first(text, title, named_by(item.path))
        pieces = divided(text) if item.path.lower().endswith(".rmd") else [text]
        for number, piece in enumerate(pieces, 1):
            where = path if number == 1 else f"{path.removesuffix('.md')}-{number}.md"
            self.put(where, self.of_kind(levelled_text(piece), item.kind), item.path)
        return cited

    def of_kind(self, text: str, kind: str) -> str:
        """Return a chapter whose title says what it is: a part, an appendix."""
        title = first_title(text)
        divider = DIVIDER.match(title["title"].removeprefix("#").strip()) if title else None
        if divider:
            self.appendix = self.appendix or divider[1] == "APPENDIX"
            text, kind = text.replace(divider[0], "", 1), "part"
        kind = kind or ("appendix" if self.appendix else "")
        return with_class(text, kind) if kind else text.lstrip("\n")

    def marked(self, source: str, path: str, text: str) -> str:
        """Return a text with the press's own marks, and take in the files that it includes."""
        reading = self.reading(source)
        text = replaced(OTHER_END, marked(text, reading), lambda found: f"{found['before']}.md")
        text = replaced(ROOTED, text, lambda found: self.rooted(found, source))
        text = replaced(LINKED, text, lambda found: unlinked(found, reading))
        return replaced(INCLUDE, text, lambda found: self.include(found, source, path))

    def rooted(self, found: re.Match[str], source: str) -> str:
        """Return a target that begins at the top of the folder as one that begins at its own file."""
        beside = posixpath.relpath(found["rooted"], posixpath.dirname(source) or ".")
        return f"{found['link']}{beside}" if self.home.state(found["rooted"]) == "there" else found[0]

    def include(self, found: re.Match[str], source: str, path: str) -> str:
        """Return the line that includes a file, which comes along; nothing where there is none."""
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(source), found["include"]))
        if self.home.state(wanted) != "there" or self.depth > DEEPEST:
            self.reading(source).lost(line_of(found), "files that are not in the folder:", found["include"])
            return ""
        to = next((known for known in self.included if self.sources[known] == wanted), "")
        if not to:
            folder, name = posixpath.split(wanted)
            is_chapter = any(item.path == wanted for item in self.listed.items)  # as well, with its title
            to = self.place(posixpath.join(folder, f"included-{name}") if is_chapter else wanted)
            self.sources[to], self.included[to] = wanted, ""
            text, _ = self.text(wanted)
            self.own[wanted] = text
            self.depth += 1
            self.included[to] = self.marked(wanted, path, text)
            self.depth -= 1
        return f"{{{{< include {posixpath.relpath(to, posixpath.dirname(path))} >}}}}"

    def expanded(self, text: str, path: str) -> str:
        """Return the text of the files that a text includes."""
        found = (each["include"] for each in INCLUDE.finditer(text) if each["include"])
        paths = (posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) for name in found)
        return "\n".join(self.included.get(each, "") for each in paths)

    def book_facts(self, path: str) -> list[str]:
        """Take the facts of the book from the front matter of its first file; return the references that it names."""
        text, _ = decode_old(self.home.read(path), path)
        lines = text.split("\n")
        end, said = front_facts(lines)
        if not end or not text.startswith("---"):
            told: dict[str, Any] = {fact.key: fact.value for fact in reversed(said)}  # whose keys are those of facts
            self.facts = joined(self.facts, Facts(**told))
            return []
        meta = yaml("\n".join(lines[1 : end - 1]), path)
        found = of_meta(meta)
        date = "" if found.date.startswith("r ") or found.date in ("today", "now", "last-modified") else found.date
        self.facts = joined(self.facts, replace(found, date=date))
        return [*bibliography(meta)]

    def cite(self, paths: Sequence[str]) -> None:
        """Take the files of references; those of the folder where none is named, as MyST does."""
        for path in dict.fromkeys(paths or (() if self.alone else self.home.files("", (".bib",), deep=False))):
            place = Place(self.listed.file or path)
            if self.home.state(path) != "there":
                self.problems.append(skipped(f'bibliography "{path}": not found in the folder', place))
            elif not path.endswith((".bib", ".json")):
                self.problems.append(skipped(f'bibliography "{path}": neither BibTeX nor CSL JSON', place))
            else:
                self.references[posixpath.basename(path)] = self.home.read(path)


def with_own_words(text: str, home: Folder, path: str) -> str:
    """Return a chapter with the words that its own front matter gives it in the place of `{{ name }}`."""
    words = substitutions_in(front_of(decode_old(home.read(path), path)[0])) if "{{" in text else {}
    return replaced(OWN_WORDS, text, lambda found: words.get(found["asked"], found[0])) if words else text
