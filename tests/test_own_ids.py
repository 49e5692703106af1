"""Names that several files give: each file has its own, and links of a file lead to these."""

import re

from builds import check, load, typeset, write

ONE = """# One {#intro}

See [it](#a), @fig-press and [](#tab).

![A press](a.svg "Press"){#fig-press}

[Words]{#a}. [Both](two.md#a)

| a |
|---|
| b |

: Sizes {#tab}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'


def book_of(folder, *texts):
    names = ["one.md", "two.md", "three.md"][: len(texts)]
    write(folder, **{"a.svg": SVG, **dict(zip(names, texts, strict=True))})
    listed = ", ".join(f'"{name}"' for name in names)
    toml = (folder / "book.toml").read_text().replace('"one.md"', listed)
    (folder / "book.toml").write_text(toml)
    book, problems = load(folder)
    return book, (*problems, *check(book))


def test_each_file_has_its_own(tmp_path):
    book, problems = book_of(tmp_path, ONE, ONE.replace("two.md#a", "one.md#a"))
    assert problems == ()
    ids = re.findall(r' id="([^"]+)"', "".join(chapter.xhtml for chapter in book.chapters))
    assert len(ids) == len(set(ids))
    assert [heading.id for heading in book.chapters[1].headings] == ["c2-own-intro"]
    pieces = [piece.xhtml for piece in typeset(book).sections if re.search(r'<section[^>]* id="c[12]"', piece.xhtml)]
    goals = [re.findall(r'href="([^"]*#[^"]*)"', piece) for piece in pieces]
    assert [[goal.partition("#")[2] for goal in each] for each in goals] == [
        ["a", "fig-press", "tab", "c2-own-a"],
        ["c2-own-a", "c2-own-fig-press", "c2-own-tab", "a"],
    ]
    assert 'aria-labelledby="c2-own-intro"' in book.chapters[1].xhtml


def test_a_link_of_another_file_to_one_of_several_is_told(tmp_path):
    _, problems = book_of(tmp_path, "# One\n\n[A]{#a}\n", "# Two\n\n[B]{#a} [b](#a)\n", "# Three\n\n[a](#a)\n")
    (problem,) = problems
    assert (problem.code, problem.place.file, problem.place.line) == ("B022", "three.md", 3)
    assert problem.hint == "say the file as well: one.md#a"


def test_a_file_has_a_name_once(tmp_path):
    problems = book_of(tmp_path, "# One\n\n[A]{#a} [B]{#a}\n", "# Two\n\n[B]{#a}\n\n# More\n\n[C]{#a}\n")[1]
    assert [(p.code, p.place.file, p.place.line) for p in problems] == [("B022", "one.md", 3), ("B022", "two.md", 7)]
