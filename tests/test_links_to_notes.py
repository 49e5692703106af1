"""Links to notes, as other programs name them, and to lines of verse."""

import pytest
from builds import build, check, load, read_chapter, write

NOTES = "Text.[^ice] ^[Inline.] More.[^2]\n\n[^ice]: Of ice.[^within]\n\n[^2]: - Of two.\n\n[^within]: Within."


def targets(text):
    chapter, problems = read_chapter(1, "one.md", f"# One\n\n{text}\n\n{NOTES}\n", "en")
    assert problems == ()
    blocks = {block.id: block.text for block in chapter.blocks}
    return [blocks.get(link.target[1:], link.target) for link in chapter.links]


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("#fn-ice", "1 Of ice.2"),
        ("#fn:ice", "1 Of ice.2"),
        ("#^ice", "1 Of ice.2"),
        ("#user-content-fn-ice", "1 Of ice.2"),
        ("#fn1", "1 Of ice.2"),
        ("#fn2", "Of two."),  # a label goes before a number
        ("#fn-3", "3 Inline."),
        ("#fn4", "Of two."),
        ("#fn5", "#fn5"),
        ("#fnice2", "#fnice2"),
        ("#fn", "#fn"),
    ],
)
def test_a_link_leads_to_a_note(target, text):
    assert targets(f"[see]({target})") == [text]


def test_a_name_of_the_author_s_comes_first():
    assert targets("[see](#fn-ice) [there]{#fn-ice}") == ["#fn-ice"]


VERSE = "| One, {#first}\n|   two *and\n| three* {#third}\n|\n| four \\{#no}\n| {#five}\n"


def test_lines_of_verse_have_names():
    chapter, problems = read_chapter(1, "one.md", f"# One\n\n{VERSE}\n[a](#first) [b](#third)\n", "en")
    assert [problem.code for problem in problems] == ["B151"]
    assert [name for name, _ in chapter.ids] == ["first", "third"]
    assert dict(chapter.ids) == {"first": 3, "third": 5}
    assert '<span class="line" id="first">One,</span>' in chapter.xhtml
    assert '<span class="line" id="third"><em>three</em></span>' in chapter.xhtml
    assert "four {#no}" in chapter.xhtml


@pytest.mark.parametrize(
    "notes", ["", '[notes]\nprint = "book"\nepub = "book"\nnumbering = "book"\n', '[notes]\nprint = "chapter"\n']
)
def test_the_links_are_in_every_format(tmp_path, notes):
    text = f"# One\n\n[see](#fn-ice) [there](#first)\n\n{NOTES}\n\n{VERSE.replace('| {#five}', '| five')}"
    folder = write(tmp_path, text, notes)
    book, problems = load(folder)
    assert (problems, check(book)) == ((), ())
    assert [p for name in ("pdf", "epub") for p in build(folder).bind(name)[1] if p.code != "B192"] == []
