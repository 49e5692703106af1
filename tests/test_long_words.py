"""Words, addresses and lines of code that are longer than a line, tables that are wider than a page: all are kept."""

from urllib.parse import unquote

import pypdfium2 as pdfium
import pytest
from builds import build, write

from baspa.verify.lines.lines import printed_lines

WORD = "donaudampfschiffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
CYRILLIC = "донаудампфшиффартсэлектрицитетенгауптбетрибсверкбауунтербеамтенгезельшафтовский"
ADDRESS = "https://example.org/" + "%D0%9A%D0%B0%D0%B7%D0%B0%D1%85%D1%81%D1%82%D0%B0%D0%BD_" * 3
NAME = "std::collections::hash_map::OccupiedEntry::remove_entry_and_give_it_back_to_me_whole"
CODE = "Lake.of(boat).row(reeds('#north')).row(reeds('#south')).row(Lake.of(winter));" * 3
EVERYWHERE = f"""# Long

A word {WORD} of letters, one {CYRILLIC} of another script, **{WORD}***{CYRILLIC}*, an address {ADDRESS}.[^n]

See `{NAME}` for it, <{ADDRESS}> too, and {WORD[:60]}$x + y${WORD}.

## {WORD} in a heading {{index="{WORD}"}}

{CYRILLIC}
: {WORD}

> - {WORD}
>   - {CYRILLIC}

| {WORD}

::: gloss
{CYRILLIC} two
one {WORD}
:::

```js
{CODE}
    {CODE}
```

```
{WORD}{WORD}
```

| `{NAME}` | Meaning |
|----------|---------|
| {CYRILLIC} | One word. |

: {WORD}

[^n]: {CYRILLIC}

# Index {{.index}}

::: index
:::
"""


LEFT, RIGHT = 45 - 3, 420 - 45 + 3  # pt: the type area of an A5 page, and the signs that stand out of it


def outside(data):
    """Return the text of the lines of a PDF that leave the type area."""
    document = pdfium.PdfDocument(data)
    found = []
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            if left < LEFT or right > RIGHT:
                found.append(text.get_text_bounded(left, bottom, right, top))
    document.close()
    return found


@pytest.mark.parametrize("design", ["", 'justify = "greedy"\n'])
def test_what_is_longer_than_a_line_is_broken(tmp_path, design):
    made = build(write(tmp_path, EVERYWHERE, f"[design]\n{design}"))
    assert [(str(problem.place), problem.code) for problem in made.problems] == [("one.md:31", "B118")]
    assert outside(made.data("pdf")) == []


def test_no_hyphen_is_set_where_there_is_none(tmp_path):
    made = build(write(tmp_path, f"# One\n\nSee `{NAME}` and {ADDRESS}.\n"), ("pdf",))
    printed = "".join(line.text for line in printed_lines(made.data("pdf")))
    assert [word for word in (NAME, unquote(ADDRESS)) if word not in printed] == []


def test_an_ordinary_line_above_a_long_word_is_filled(tmp_path):
    text = f"# One\n\nSome words that begin a paragraph, then `{NAME}` and more of it.\n"
    made = build(write(tmp_path, text), ("pdf",))
    first = next(line.text for line in printed_lines(made.data("pdf")) if line.text.startswith("Some words"))
    assert "std::" in first


def test_no_hyphen_is_set_in_an_address_that_is_read(tmp_path):
    address = "https://typographical.example.org/unforgettable/printinghouse"
    text = "".join(f"{'word ' * n}{address} and <mailto:typographer@printinghouse.example>.\n\n" for n in range(1, 9))
    made = build(write(tmp_path, f"# One\n\n{text}[unforgettable printinghouse](https://example.org)\n"), ("pdf",))
    printed = "".join(line.text for line in printed_lines(made.data("pdf")))
    assert printed.count(address) == 8
    assert printed.count("typographer@printinghouse.example") == 8
    assert made.edition.paper.count('class="address"') == 16


LONG_ADDRESS = "https://www.example.org/seminar/2026/ohrana-truda?utm_source=razdatka&utm_medium=print"


def test_a_line_before_an_address_is_no_gap(tmp_path):
    """Whatever stands before it, an address is broken behind a sign of its own, and no line is drawn apart for it."""
    text = "".join(f"{'Wort ' * n}{LONG_ADDRESS} oder mehr davon.\n\n" for n in range(1, 12))
    made = build(write(tmp_path, f"# One\n\n{text}"), ("pdf",))
    lines = [line for line in printed_lines(made.data("pdf")) if line.page == 5]
    ends = {line.text[-1] for line in lines if "www" in line.text}
    assert len(lines) > 20
    assert max(max(line.spaces, default=0) for line in lines) < 0.6
    assert ends <= set("./?&=-")


def test_an_address_in_a_cell_is_broken_behind_a_sign(tmp_path):
    table = f"| One | Two | Three | Site |\n|---|---|---|---|\n| some words | more words | more | {LONG_ADDRESS} |\n"
    made = build(write(tmp_path, f"# One\n\n{table}"), ("pdf",))
    pieces = [line.text.rpartition(" ")[2] for line in printed_lines(made.data("pdf")) if line.page == 5]
    cut = pieces[next(at for at, piece in enumerate(pieces) if piece.startswith("https")) :]
    assert "".join(cut[: cut.index("1")]) == LONG_ADDRESS
    assert {piece[-1] for piece in cut[: cut.index("1") - 1]} <= set("./?&=_-")


def test_words_of_a_narrow_column_are_parted_as_the_language_parts_them(tmp_path):
    words = ["Руководитель", "Ответственность", "ежеквартально", "административная"]
    rows = f"| {' | '.join(words * 2)} |\n|{'---|' * 8}\n| {' | '.join(words[::-1] * 2)} |\n"
    toml = 'title = "T"\nlanguage = "ru"\nchapters = ["one.md"]\n'
    made = build(write(tmp_path, f"# One\n\n{rows}", **{"book.toml": toml}), ("pdf",))
    printed = " ".join(line.text for line in printed_lines(made.data("pdf")) if line.page == 5)
    assert {"Руково-", "ежеквар-"} & set(printed.split())
    assert [problem.code for problem in made.problems] == ["B118"]
