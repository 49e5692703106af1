"""Books in chapters of their own pages, drawn by a seed: references to and fro, notes, tables, an index.

And what is asked of those that several processes lay out: their editions, and how many processes there were.
"""

from dataclasses import dataclass
from pathlib import Path
from random import Random  # noqa: TID251 (of a seed: the same books each time)

import pytest
from builds import read, typeset

from baspa.bind.paper import pdf
from baspa.model.edition import Edition
from baspa.model.problem import Severity

WORDS = ("ada", "boran", "cedar", "dolen", "erin", "fald", "garm", "helde", "irma", "jost", "kelp", "lund", "marn")
WORDS += ("nord", "olm", "pilt", "quist", "ruhn", "salt", "torv", "veld", "wend", "unforeseeable", "extraordinarily")
LENGTHS = (8, 20, 60, 200, 350)  # of notes, in words


@dataclass
class Draw:
    """What is drawn of a book."""

    chance: Random

    def words(self, count: int) -> str:
        return " ".join(self.chance.choice(WORDS) for _ in range(count)).capitalize() + "."

    def chapter(self, number: int, headings: list[str], goals: list[str], chapters: int) -> str:
        """Return a chapter with some headings, which refers to others."""
        blocks, notes, left = [f"# Chapter {number} {{#ch{number}}}"], list[str](), list(headings)
        for _ in range(self.chance.randint(1, 14)):
            if left and self.chance.random() < 0.5:
                blocks.append(f"## {self.words(3)} {{#{left.pop(0)}}}")
            blocks.append(self.paragraph(goals, chapters, notes))
            if self.chance.random() < 0.1:
                rows = [f"| {self.words(3)} | {self.words(4)} |" for _ in range(self.chance.randint(2, 12))]
                blocks.append("\n".join(("| a | b |", "|---|---|", *rows)))
        blocks += [f"## Last {{#{name}}}\n\n{self.words(20)}" for name in left]
        return "\n\n".join((*blocks, *notes)) + "\n"

    def paragraph(self, goals: list[str], chapters: int, notes: list[str]) -> str:
        """Return a paragraph; what it notes goes into `notes`."""
        text = self.words(self.chance.randint(5, 160))
        for _ in range(self.chance.randint(0, 2)):
            if goals and self.chance.random() < 0.6:
                text += f" See [](#{self.chance.choice(goals)}) and so on."
            elif self.chance.random() < 0.4:
                text += f" See [there](#ch{self.chance.randint(1, chapters)}) again."
        if self.chance.random() < 0.2:
            text += f"[^n{len(notes)}]"
            notes.append(f"[^n{len(notes)}]: {self.words(self.chance.choice(LENGTHS))}")
        if self.chance.random() < 0.2:
            text += f' [word]{{index="{self.chance.choice(WORDS)}"}} of it.'
        return text


def write_divided(folder: Path, seed: int) -> None:
    """Write the book of a seed."""
    draw = Draw(Random(seed))
    chapters = draw.chance.randint(3, 6)
    headings = {
        number: [f"s{number}-{at}" for at in range(draw.chance.randint(0, 4))] for number in range(1, chapters + 1)
    }
    goals = [name for names in headings.values() for name in names]
    files = {f"{number}.md": draw.chapter(number, names, goals, chapters) for number, names in headings.items()}
    if draw.chance.random() < 0.3:
        files["index.md"] = "# Index\n\n::: index\n:::\n"
    design = {
        "chapters": draw.chance.choice(("page", "page", "recto")),
        **draw.chance.choice(({}, {"page": "148x210"})),
    }
    by_page = draw.chance.random() < 0.3
    write_book(folder, files, design, '[notes]\nprint = "page"\nnumbering = "page"\n' if by_page else "")


def write_book(folder: Path, files: dict[str, str], design: dict[str, str], more: str = "", css: str = "") -> None:
    """Write a book of these chapters, with a style sheet for paper if it is to have one."""
    (folder / "text").mkdir(parents=True)
    for name, text in files.items():
        (folder / "text" / name).write_text(text, encoding="utf-8")
    names = ", ".join(f'"text/{name}"' for name in files)
    keys = "\n".join(f'{key} = "{value}"' for key, value in design.items())
    head = f'title = "Divided"\nlanguage = "en"\nchapters = [{names}]\n\n[[authors]]\nname = "Test Author"\n'
    (folder / "book.toml").write_text(f"{head}\n[design]\n{keys}\n\n{more}", encoding="utf-8")
    if css:
        (folder / "styles").mkdir()
        (folder / "styles" / "paper.css").write_text(css, encoding="utf-8")


def edition_of(folder: Path) -> Edition:
    """Return the edition of a book that has no errors."""
    faces, problems = read(folder)
    assert faces, problems
    assert not [each for each in problems if each.severity is Severity.ERROR]
    return typeset(faces.whole)


def sizes_noted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that gets the size of each team that lays a book out as a whole."""
    sizes, bound = list[int](), pdf.bound

    def noted(edition, team, words, html=None):
        sizes.append(team.size)
        return bound(edition, team, words, html)

    monkeypatch.setattr(pdf, "bound", noted)
    return sizes
