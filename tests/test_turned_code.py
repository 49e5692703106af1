"""Lines of code that are too long turn over at a sensible place, with an arrow that no reader reads."""

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from builds import build, write

from baspa.verify.lines.lines import printed_lines

CALLS = "Lake.of(boat).row(reeds('#north')).row(reeds('#south')).row(Lake.of(winter));"
DEEP = f"{' ' * 12}self.sent_messages.borrow_mut().push(String::from(message));"
HASH = "7d1c4a18922e25be80de933c41da917e777d81476814e736ff96332464de92ac" * 2
FIRST_OF_DEEP = "self.sent_messages.borrow_mut().push(String::from("
SHORT = "let lake = 1;"
BOOK = f"""# One

```js
{CALLS}
{SHORT}
```

```
{DEEP}

{HASH}
```

A note.[^n]

[^n]: Of code:

        {CALLS}

***
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return build(write(tmp_path_factory.mktemp("code"), BOOK))


def arrows(data):
    """Return the page, left edge, foot and right edge of each arrow, pt: of what is drawn, and is no rule of a line."""
    with pdfium.PdfDocument(data) as document:
        drawn = [
            (number, *item.get_bounds())
            for number, page in enumerate(document, 1)
            for item in page.get_objects([raw.FPDF_PAGEOBJ_PATH])
        ]
    return [(page, left, bottom, right) for page, left, bottom, right, top in drawn if 2 < top - bottom < 8]


def printed(data):
    """Return the lines of code: those in its type, and in that of a note's."""
    return [line for line in printed_lines(data) if round(line.size, 1) in (8.2, 6.9)]


def test_each_line_that_turned_has_an_arrow_in_its_indent(made):
    assert made.problems == ()
    lines, drawn = printed(made.data("pdf")), arrows(made.data("pdf"))
    turned = [line for line in lines if line.left > 60 and line.text not in (SHORT, FIRST_OF_DEEP)]
    assert [line.text for line in turned] == ["Lake.of(winter));", "message));", HASH[63:122], HASH[122:], "winter));"]
    for line, (page, left, bottom, right) in zip(turned, drawn, strict=True):
        assert (page, bottom) == (line.page, pytest.approx(line.baseline, abs=1))
        assert line.left - 12 < left < right < line.left - 2


def test_a_line_is_not_parted_from_its_indent(made):
    lines = printed(made.data("pdf"))
    first = next(line for line in lines if line.text == FIRST_OF_DEEP)
    above = lines[lines.index(first) - 1]
    assert first.left > above.left + 50
    assert above.baseline - first.baseline < 25  # the empty line between the blocks


def test_the_arrow_is_no_text_and_the_source_is_what_is_copied(made):
    with pdfium.PdfDocument(made.data("pdf")) as document:
        text = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    assert text.count(CALLS.replace(" ", "")) == 2
    assert f"{SHORT}{DEEP}{HASH}".replace(" ", "") in text


@pytest.mark.parametrize(
    "text",
    [
        "```\nshort\n```",
        "> " + "One line of a paragraph that goes on below, and so on. " * 5,
        "| A line of verse that is so long that it turns over, and hangs, and goes on below it.",
    ],
)
def test_nothing_else_has_an_arrow(tmp_path, text):
    assert arrows(build(write(tmp_path, f"# One\n\n{text}\n"), ("pdf",)).data("pdf")) == []


def test_an_arrow_stands_before_what_goes_on_on_another_page(tmp_path):
    made = build(write(tmp_path, f"# One\n\n```\n{'abcd.' * 600}\n```\n"), ("pdf",))
    lines = printed(made.data("pdf"))
    assert {line.page for line in lines} == {5, 6}
    assert [page for page, *_ in arrows(made.data("pdf"))] == [line.page for line in lines[1:]]


def test_an_identifier_in_a_line_is_broken_without_a_gap_before_it(tmp_path):
    name = "some_very_long_identifier_name_that_is_longer_than_the_line_of_the_book_allows_it_to_be"
    made = build(write(tmp_path, f"# One\n\nSee `{name}` and more.\n"), ("pdf",))
    first, second = (line for line in printed_lines(made.data("pdf")) if "_" in line.text)
    assert first.text.endswith("_")
    assert (first.text + second.text).replace(" ", "") == f"See{name}andmore."
    assert max(first.spaces) < 0.6


@pytest.mark.parametrize(
    ("code", "turned"),
    [
        (f"f('{'a' * 54}');return'x';", "return'x';"),  # a word that is marked goes over whole
        (f"f('{'a' * 52}',variable);", "variable);"),
        (f"{'a' * 50}(variableNameOf);", "variableNameOf);"),
        (f"{'a' * 30}.{'b' * 40};", f"{'b' * 8};"),  # the point is too far back
        (f"f({'a' * 30}); g({'b' * 30});", f"g({'b' * 30});"),
    ],
)
def test_code_turns_behind_a_sign_near_the_end_of_its_line(tmp_path, code, turned):
    made = build(write(tmp_path, f"# One\n\n```js\n{code}\n```\n"), ("pdf",))
    assert [line.text for line in printed(made.data("pdf"))][1:] == [turned]
