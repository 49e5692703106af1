"""Code with a caption and a name, as Quarto, pandoc-crossref and MyST write it: its number is said."""

import pytest
from builds import check, load, write

from baspa.model.book import PAGES
from baspa.tree.chapter import parsed

LISTINGS = (
    '```{#lst-a .python lst-cap="The *first* press"}\nprint(1)\n```',
    '~~~ {.python #lst-a caption="The *first* press"}\nprint(1)\n~~~',
    "```{code} python\n:caption: The *first* press\n:label: lst-a\nprint(1)\n```",
    "::: {#lst-a}\n```python\nprint(1)\n```\n\nThe *first* press\n:::",
)


@pytest.mark.parametrize("listing", LISTINGS)
def test_a_reference_to_code_says_its_number(tmp_path, listing):
    book, problems = load(write(tmp_path, f"# One\n\nSee @lst-a and {{ref}}`lst-a`.\n\n{listing}\n"))
    assert (problems, [each for each in check(book) if each.code not in ("B035", "B036")]) == ((), [])
    assert book.chapters[0].blocks[1].text.replace(PAGES, "…") == "See Listing 1… and Listing 1…."
    division = next(each for each in parsed(book.chapters[0]).iter("div") if each.get("id") == "lst-a")
    assert sorted(each.tag for each in division) == ["p", "pre"]
    assert "".join(next(division.iter("p")).itertext()) == "Listing 1. The first press"


def test_code_with_no_caption_says_nothing_and_is_told(tmp_path):
    _, problems = load(write(tmp_path, "# One\n\nSee @lst-a.\n\n```{#lst-a .python}\nprint(1)\n```\n"))
    assert [(each.code, each.message) for each in problems] == [
        ("B154", "this looks like a link, but prints as text: @lst-a")
    ]


CODE = "```{code-block} c\n:caption: A caption\nx\n```"


@pytest.mark.parametrize(
    "text",
    [
        CODE.join(("- ", "")).replace("\n", "\n  "),
        "a\n\n[^1]: " + CODE.replace("\n", "\n    "),
        CODE.replace("A caption", "A [^1] <b> @c\n:caption: Two"),
        '```{.c lst-cap="A [^1] ![b](c.png)"}\nx\n```',
    ],
)
def test_no_word_of_a_caption_is_lost(tmp_path, text):
    _, problems = load(write(tmp_path, f"# One\n\n{text}\n\nSee[^1].\n\n[^1]: A note.\n"))
    assert [each for each in problems if each.code == "B170"] == []
