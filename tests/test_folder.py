"""The one opener of a book's files: what it opens, what it does not, and what may be put in its way meanwhile."""

import os
import socket

import pytest
from builds import load, write

from baspa.load import folder as opener
from baspa.load.folder import Folder
from baspa.model.problem import Failure, Outside, report

LONG = "n" * 300 + ".md"


@pytest.fixture
def here(tmp_path):
    """Return a folder with a file in it, and a secret beside it."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "a.md").write_text("secret")
    (tmp_path / "book" / "text").mkdir(parents=True)
    (tmp_path / "book" / "text" / "a.md").write_text("words")
    return Folder((tmp_path / "book").resolve())


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("text/a.md", "there"),
        ("./text/../text//a.md", "there"),
        ("../book/text/a.md", "there"),
        ("../secret/a.md", "outside"),
        ("text/../../secret/a.md", "outside"),
        ("/etc/passwd", "outside"),
        ("//etc/passwd", "outside"),
        ("/dev/zero", "outside"),
        ("/proc/self/environ", "outside"),
        ("..", "outside"),
        ("", "missing"),
        (".", "missing"),
        ("text", "missing"),
        ("text/a.md/", "there"),
        ("text/a.md/b", "missing"),
        ("~/a.md", "missing"),
        ("~root/.profile", "missing"),
        ("text\\a.md", "missing"),
        ("C:\\text\\a.md", "missing"),
        ("file:///etc/passwd", "missing"),
        ("text/a.md\0.png", "missing"),
        (LONG, "missing"),
        ("n/" * 5000, "missing"),
        ("CON", "missing"),
    ],
)
def test_the_state_of_a_path(here, path, state):
    assert here.state(path) == state


@pytest.mark.parametrize("entry", [LONG, "text/" + LONG, "n/" * 3000 + "a.md", "~/one.md", "text\\\\one.md", "CON"])
@pytest.mark.parametrize("key", ["chapters", "bibliography"])
def test_paths_of_book_toml_that_no_file_has(tmp_path, entry, key):
    toml = 'title = "T"\nlanguage = "en"\n' + ('chapters = ["one.md"]\n' if key != "chapters" else "")
    write(tmp_path, **{"book.toml": f'{toml}{key} = ["{entry}"]\n'})
    assert "B012" in [problem.code for problem in load(tmp_path)[1]]


@pytest.mark.parametrize("target", [LONG, "n/" * 3000, "~/a.png", "a%00.png", "text%5Ca.png", "CON"])
def test_paths_of_images_and_includes_that_no_file_has(tmp_path, target):
    text = f"# One\n\n![A]({target})\n\n{{{{< include {target} >}}}}\n"
    assert {"B024", "B016"} <= {problem.code for problem in load(write(tmp_path, text))[1]}


def test_what_is_no_regular_file_is_not_opened(here):
    os.mkfifo(here.root / "pipe.md")
    with socket.socket(socket.AF_UNIX) as ear:
        ear.bind(str(here.root / "s.md"))
    (here.root / "zero.md").symlink_to("/dev/zero")
    assert [here.state(name) for name in ("pipe.md", "s.md", "zero.md")] == ["missing", "missing", "outside"]
    for name in ("pipe.md", "s.md", "zero.md", "text"):
        with pytest.raises(Outside, match="changed while it was read"):  # as if each had come behind the question
            here.read(name)


@pytest.mark.parametrize("swapped", ["text/a.md", "text"])
def test_a_link_put_in_the_way_between_question_and_opening_is_not_followed(here, monkeypatch, swapped):
    """The path is found to be a plain one, and then a file or a folder of it becomes a link."""
    resolve = type(here.root).resolve

    def resolve_and_swap(path, *rest):
        found = resolve(path, *rest)
        if found.name == "a.md" and not (here.root / swapped).is_symlink():
            (here.root / swapped).rename(here.root / "away")
            (here.root / swapped).symlink_to(here.root.parent / "secret" / ("a.md" if swapped != "text" else ""))
        return found

    monkeypatch.setattr(type(here.root), "resolve", resolve_and_swap)
    with pytest.raises(Outside, match=r"text/a\.md changed while it was read"):
        here.read("text/a.md")


def test_links_within_the_folder_are_followed(here):
    (here.root / "styles").mkdir()
    (here.root / "styles" / "in").symlink_to("../text")
    (here.root / "styles" / "round").symlink_to(".")
    (here.root / "b.md").symlink_to("styles/in/a.md")
    assert here.read("b.md") == here.read("styles/in/a.md") == b"words"
    assert here.files("styles") == ("styles/in/a.md",)


def test_a_file_of_no_book_is_too_large(here, monkeypatch):
    monkeypatch.setattr(opener, "LARGEST", 4)
    with pytest.raises(Failure, match=r"text/a\.md: error B180: the file has more than"):
        here.read("text/a.md")
    monkeypatch.setattr(opener, "LARGEST", 5)
    assert here.read("text/a.md") == b"words"


@pytest.mark.parametrize(
    ("link", "to", "said"),
    [
        ("styles", "../out", "styles: error B014"),
        ("styles/fonts", "../../out", "styles/fonts: error B014"),
        ("styles/paper.css", "../../out/a.css", "styles/paper.css: error B014"),
        ("styles/none.css", "../../out/none.css", "styles/none.css: error B014"),
        ("templates", "/etc", "templates: error B014"),
        ("templates/epub", "../../out", "templates/epub: error B014"),
        ("templates/epub/cover.svg", "/proc/self/environ", "templates/epub/cover.svg: error B014"),
        ("templates/none.html", "nothing.html", "templates/none.html: error B180"),
        ("templates/a.html", "a.html", "templates/a.html: error B180"),
        ("styles", "styles", "styles: error B180"),
    ],
)
def test_links_that_lead_out_of_styles_and_templates_are_told(tmp_path, link, to, said):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.css").write_text("p { color: red }")
    path = write(tmp_path / "book") / link
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(to)
    book, problems = load(tmp_path / "book")
    assert [line.partition(": ")[0] + ": " + line.split(": ")[1] for line in report(problems) if "error" in line] == [
        said
    ]
    assert book.overrides == ()


def test_styles_and_templates_without_such_links_are_read(tmp_path):
    write(tmp_path, **{"styles/paper.css": "p { color: red }", "shared/fonts/README.txt": "fonts"})
    (tmp_path / "styles" / "fonts").symlink_to("../shared/fonts")
    book, problems = load(tmp_path)
    assert problems == ()
    assert [each.path for each in book.overrides] == ["styles/fonts/README.txt", "styles/paper.css"]
