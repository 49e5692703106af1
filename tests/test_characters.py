"""Characters that nobody sees, and letters of old codes: they come through, or are named at their line."""

import unicodedata

import pytest
from builds import build, check, load, write

from baspa.model.problem import report
from baspa.verify.lines.lines import printed_lines

UNSEEN = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\u2061\u2064\u2066\u2068\u2069\u206a"
    "\ufe00\ufe0f\ufeff\U0001d173\U000e0020\U000e0100"
)
OF_OLD_CODES = "ﬁﬂǄǅǆǇǈǉǊǋǌ"
NARROW = "ʻ\u0300\u0323"  # PDFium takes two of them for one
EVERY = "\n\n".join(f"q{sign}b {sign}d e{sign} {unicodedata.name(sign, '')}" for sign in UNSEEN + OF_OLD_CODES)
DOUBLED = "\n\n".join(f"q{sign}{sign}b and on" for sign in NARROW)


def test_what_nobody_sees_comes_through(tmp_path):
    text = f"# T{UNSEEN}\n\n{EVERY}\n\n{DOUBLED}\n\n`q{UNSEEN}b`\n\n```\na\ufeffb\u200dc\ufe0f\n```\n"
    assert build(write(tmp_path, text)).problems == ()


def test_a_letter_of_an_old_code_changes_no_other(tmp_path):
    """Of fonts whose f stands for the first half of ﬁ, a PDF would say ﬁ for each f."""
    made = build(write(tmp_path, "# Oﬃce\n\nAn oﬀer, ﬁve of them.\n", 'subtitle = "Of ﬁsh"\n'), ("pdf",))
    assert made.problems == ()
    words = {word.strip(".,") for line in printed_lines(made.data("pdf")) for word in line.text.split()}
    assert {"Office", "offer", "five", "fish", "of"} <= words


PLACED = {
    "lines\u2028parted": "one.md:3: error B032: a character that nobody sees parts lines: U+2028 LINE SEPARATOR",
    "lines\u2029parted": "one.md:3: error B032: a character that nobody sees parts lines: U+2029 PARAGRAPH SEPARATOR",
    "a\u202eb": "one.md:3: error B032: a character that nobody sees turns round what follows: "
    "U+202E RIGHT-TO-LEFT OVERRIDE",
    "a \u2067b.\u2069": "one.md:3: error B032: a character that nobody sees turns round what follows: "
    "U+2067 RIGHT-TO-LEFT ISOLATE",
    "a\u0600": 'one.md:3: warning B030: no font of the book has "\u0600" (U+0600 ARABIC NUMBER SIGN); '
    "paper shows a box with its number",
    "`\ue001`": 'one.md:3: error B030: no font of the book has "\ue001" (U+E001 without a name)',
}


@pytest.mark.parametrize(("text", "said"), PLACED.items())
def test_what_cannot_be_printed_is_named(tmp_path, text, said):
    book, problems = load(write(tmp_path, f"# One\n\n{text}\n"))
    assert next(iter(report((*problems, *check(book))))) == said


def test_names_of_files_and_keys_are_never_printed(tmp_path):
    toml = 'title = "T"\nlanguage = "en"\nchapters = ["{0}.md"]\n{1}[[contributions]]\nfile = "{0}.md"\n'
    name, printed = "🙂\u202e", 'subtitle = "漢\u202e"\n'
    book, _ = load(write(tmp_path, **{f"{name}.md": "# One\n\nText.\n", "book.toml": toml.format(name, "")}))
    assert [p.code for p in check(book)] == ["B013"]
    book, _ = load(write(tmp_path, **{"book.toml": toml.format(name, printed)}))
    assert [(p.code, p.place.line) for p in check(book)] == [("B013", 0), ("B032", 4), ("B030", 4)]


def test_a_mark_before_letters_that_run_from_the_right_is_theirs(tmp_path):
    book, _ = load(write(tmp_path, "# One\n\nHe said \u2067\u05e9\u05dc\u05d5\u05dd\u2069.\n"))
    assert "B032" not in {problem.code for problem in check(book)}


def test_letters_with_two_accents_change_no_other(tmp_path):
    """Typed in another order than they are drawn, both are drawn for both: elsewhere each is itself alone."""
    shifted = "б\u0301\u0323 u\u0300\u0323 [u\u0301\u0323]{.smallcaps}"
    text = f"# One\n\n{shifted}\n\nq\u0301 б\u0323\u0301 5\u0323\u0301 a\u0301 am\n"
    assert build(write(tmp_path, text), ("pdf",)).problems == ()


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("%D0%B4%D0%B0", "да"),  # letters are shown
        ("a%00b", "a%00b"),
        ("a%0Ab", "a%0Ab"),
        ("a%C3b", "a%C3b"),  # half a letter
        ("a%E2%80%AEb", "a%E2%80%AEb"),  # turns what follows round
    ],
)
def test_an_address_is_shown_by_its_letters_where_it_has_any(tmp_path, address, shown):
    made = build(write(tmp_path, f"# One\n\nSee <https://example.org/{address}> there.\n"))
    assert made.problems == ()
    assert made.book.chapters[0].blocks[1].text == f"See https://example.org/{shown} there."
