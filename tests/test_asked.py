"""What is understood of a command line: the book where it is looked for, the formats, and what makes no sense."""

import re
import shlex

import pytest
from builds import write

from baspa import cli
from baspa.command.asked import DIST, Misused, line_for
from baspa.command.line import parsed_line
from baspa.command.switches import SWITCHES
from baspa.command.words import COMMANDS
from baspa.formats import FORMATS


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Stand in a folder with books, one of which is called as a format."""
    for name in ("book", "mine", "mybook", "pdf", "two words"):
        write(tmp_path / name)
    for name in ("notes.md", "cover.png"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def asked(line):
    return parsed_line("baspa", shlex.split(line))


@pytest.mark.parametrize(
    ("line", "formats", "book", "out"),
    [
        ("", (), "book", "dist"),
        ("book", (), "book", "dist"),
        ("./book/book.toml", (), "book", "dist"),
        ("mine", (), "mine", "mine/dist"),
        ("epub mine pdf", ("epub", "pdf"), "mine", "mine/dist"),
        ("build mine", (), "mine", "mine/dist"),
        ("mine/book.toml", (), "mine", "mine/dist"),
        ("pdf", ("pdf",), "book", "dist"),
        ("./pdf", (), "pdf", "pdf/dist"),
        ("pdf ./pdf", ("pdf",), "pdf", "pdf/dist"),
        ("nowhere/at-all", (), "nowhere/at-all", "nowhere/at-all/dist"),
        ("mine --out=o", (), "mine", "o"),
        ("--book mine", (), "mine", "dist"),
        ("--book mine/book.toml --out o", (), "mine", "o"),
        ("--out check --book import pdf", ("pdf",), "import", "check"),
        ("check mine", (), "mine", "mine/dist"),
        ("--book mine check", (), "mine", "dist"),
    ],
)
def test_the_book_is_where_it_is_looked_for(here, line, formats, book, out):
    found = asked(line)
    assert (found.formats, str(found.book), str(found.out)) == (formats, book, out)
    assert found.command == ("check" if "check" in line and "--out" not in line else "build")


def test_the_folder_where_one_stands_is_the_book_where_it_has_a_book_toml(here, monkeypatch):
    write(here / "mine" / "book")
    monkeypatch.chdir(here / "mine")
    assert (str(asked("epub").book), asked("epub").out) == (".", DIST)
    assert (str(asked("check").book), asked("book.toml").book) == (".", asked(".").book)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("mobi", f'no format, command or folder is called "mobi": there are {", ".join(FORMATS)}'),
        ("epud", 'no format, command or folder is called "epud": did you mean "epub"?'),
        ("chek", 'no format, command or folder is called "chek": did you mean "check"?'),
        ("mien", 'no format, command or folder is called "mien": did you mean "mine"?'),
        ("check mien", 'no format or folder is called "mien": did you mean "mine"?'),
        ("pdf check", "a command comes first: baspa check"),
        ("notes.md", '"notes.md" is a file: name the folder of its book; baspa import "notes.md" DIR makes one of it'),
        (
            "epub ./notes.md",
            '"./notes.md" is a file: name the folder of its book; baspa import "./notes.md" DIR makes one of it',
        ),
        ("cover.png", '"cover.png" is a file: name the folder of the book, or its book.toml'),
        ("mine pdf ./pdf", "build takes one book: baspa build [FORMAT ...] [BOOK]"),
        ("mine --book mine", "build takes one book: baspa build [FORMAT ...] [BOOK]"),
        ("check pdf", "check takes no format"),
        ("formats pdf", "formats takes no format"),
        ("new", "new takes one folder: baspa new DIR"),
        ("diff a", "diff takes two folders: baspa diff OLD NEW"),
        ("pdf --lines", "--lines goes with check"),
        ("archive --wrapping tar", 'no wrapping is called "tar": bag, ocfl, saf'),
        ("new a --out b", "--out goes with build, booklet, check, sheets, archive, rebuild, diff, preflight and watch"),
        ("--json pdf --open", "--open does not go with --json"),
        ("--quite", 'no switch is called "--quite": did you mean --quiet or --out?'),
        ("--what", 'no switch is called "--what"'),
        ("mine --out", "--out wants something behind it: --out DIR"),
    ],
)
def test_what_makes_no_sense_is_said_in_a_sentence(here, line, said):
    with pytest.raises(Misused) as fault:
        asked(line)
    assert str(fault.value) == said


def test_each_command_is_carried_out_by_something():
    assert set(cli.COMMAND) == set(COMMANDS)
    assert {key for command in COMMANDS.values() for key in command.switches} == set(SWITCHES)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("ask", ["{} --help", "-h {}"])
def test_each_command_has_help_with_an_example_that_makes_sense(here, capsys, name, ask):
    assert asked(ask.format(name)) is None
    shown = capsys.readouterr().out
    assert f"baspa {name}" in shown.splitlines()[0]
    examples = shown.partition("Examples:\n")[2].splitlines()
    assert len(examples) == len(COMMANDS[name].examples) > 0
    for example in examples:
        word, _, line = example.strip().partition(" ")
        assert (word, asked(line).command) == ("baspa", name)
    for names in re.findall(r"^  (-.*?)(?:  |$)", shown, re.MULTILINE):
        assert "--" in names


def test_a_printed_command_does_what_it_says_whatever_a_folder_is_called(here):
    assert line_for("mine") == "baspa mine"
    for name in ("two words", "pdf", "check", "-q", "it's", "$HOME"):
        (here / name).mkdir(exist_ok=True)
        words = shlex.split(line_for(name))
        found = parsed_line(words[0], words[1:])
        assert (found.book.name, found.formats) == (name, ())
    assert set(FORMATS) & {"pdf"}
