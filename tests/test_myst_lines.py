"""What MyST writes between its blocks: comments, breaks of blocks, words of its front matter."""

import pytest
from builds import load, read_chapter, write

FRONT = '---\nmyst:\n  substitutions:\n    edition: "the *2nd* edition"\n    release: 1.2 # so far\nother: x\n---\n\n'


def read(text):
    chapter, problems = read_chapter(1, "one.md", f"# One\n\n{text}\n", "en")
    return [block.text for block in chapter.blocks[1:]], [(p.code, p.place.line, p.message) for p in problems]


def test_comments_and_breaks_are_left_out_and_told_once():
    text = 'a\n% left out\nb\n\n+++ {"a": 1}\n\n- c\n  % too\n- d\n\n> %\n> e\n\n+++'
    said = "comments and breaks of blocks of MyST are left out: lines that begin with % 3 times, +++ 2 times"
    assert read(text) == (["a", "b", "c", "d", "e"], [("B205", 4, said)])


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("50\n% of all", ["50 % of all"]),
        ("\\% of all", ["% of all"]),
        ("%20 and %x", ["%20 and %x"]),
        ("```\n% code\n+++\n```", ["% code\n+++"]),
        ("a +++ b", ["a +++ b"]),
        ("- % of all\n- +++", ["% of all", "+++"]),
        ("Call.[^a]\n\n[^a]: % of all", ["Call.1", "1 % of all"]),
    ],
)
def test_what_is_no_comment(text, blocks):
    assert read(text) == (blocks, [])


def test_words_of_front_matter_are_put_in(tmp_path):
    text = FRONT + "# One\n\nIn {{ edition }}, {{release}}, {{ own }}; `{{ release }}`, \\{{ release }}.\n"
    book, problems = load(write(tmp_path, text, '[variables]\nown = "a word"\n'))
    assert [p.code for p in problems] == ["B161"]
    assert problems[0].hint == "take these lines out; words for {{ name }} stand in [variables] of book.toml"
    assert book.chapters[0].blocks[1].text == "In the 2nd edition, 1.2, a word; {{ release }}, {{ release }}."


def test_words_that_nothing_says_are_told_once(tmp_path):
    book, problems = load(
        write(tmp_path, f"{FRONT}# One\n\n{{{{ other }}}} and {{{{ page.title }}}}\n\n{{{{ other }}}}\n")
    )
    assert [(p.code, p.place.line, p.message) for p in problems[1:]] == [
        (
            "B154",
            11,
            (
                "this looks like words of another place, but prints as text, 3 times: {{ other }}, {{ page.title }}, "
                "and in line 13"
            ),
        )
    ]
    assert book.chapters[0].blocks[1].text == "{{ other }} and {{ page.title }}"


def test_words_of_one_file_are_not_those_of_another(tmp_path):
    load(write(tmp_path, f"{FRONT}# One\n\na\n", **{"two.md": "# Two\n\n{{ release }}\n"}))
    toml = (tmp_path / "book.toml").read_text().replace('"one.md"', '"one.md", "two.md"')
    (tmp_path / "book.toml").write_text(toml)
    assert load(tmp_path)[0].chapters[1].blocks[1].text == "{{ release }}"
