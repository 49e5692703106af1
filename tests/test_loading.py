"""What a command loads: help and lists come with click alone, a check with those libraries that its book needs."""

import subprocess
import sys

import pytest
from builds import write
from rasters import DOT
from test_rooms import LIBRARIES

LOADED = """import sys
from baspa.cli import main
try:
    main(sys.argv[1:])
finally:
    print("", *sys.modules, file=sys.stderr)
"""
# The command line, Markdown, book.toml, where things are kept, letters of fonts.
READING = {"click", "markdown_it", "mdit_py_plugins", "msgspec", "platformdirs"}


def loaded(folder, *arguments):
    """Return all that a command has loaded by its end, the names of libraries without those of their modules."""
    command = [sys.executable, "-c", LOADED, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return {name.partition(".")[0] for name in done.stderr.splitlines()[-1].split()}


@pytest.mark.parametrize("arguments", [["--help"], ["formats"], ["new", "mine"]], ids=" ".join)
def test_help_and_lists_come_with_that_of_the_command_line_alone(tmp_path, arguments):
    found = loaded(tmp_path, *arguments)
    assert "baspa" in found
    assert found & {*LIBRARIES, "multiprocessing", "difflib"} == {"click"}


@pytest.mark.parametrize(
    ("text", "files", "more"),
    [
        ("A *word* and [a link](#one).\n", {}, set()),
        ("```python\nx = 1\n```\n", {}, {"pygments"}),
        ("![a](a.png)\n", {"a.png": DOT}, {"PIL"}),
        ("A word.\n", {"styles/paper.css": "p { color: red }"}, {"tinycss2"}),
    ],
    ids=["plain", "code", "picture", "style"],
)
def test_a_check_loads_what_its_book_needs(tmp_path, text, files, more):
    book = write(tmp_path / "book", f"# One\n\n{text}", **files)
    assert loaded(tmp_path, "check", "--book", str(book)) & {*LIBRARIES, "http"} == READING | more


def test_what_is_loaded_is_not_looked_through_as_a_command_ends():
    code = (
        "import atexit, gc; from baspa.start import main; atexit.register(lambda: print(len(gc.get_objects()))); main()"
    )
    done = subprocess.run([sys.executable, "-c", code, "formats"], capture_output=True, text=True, check=True)
    assert int(done.stdout.split()[-1]) < 100
