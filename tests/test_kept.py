"""The shelf of what the tests have made: nothing old is on it, and nothing half."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from kept import STATES, Shelf, content, versions


def code(folder, text="a = 1\n"):
    (folder / "press" / "inner").mkdir(parents=True, exist_ok=True)
    (folder / "press" / "inner" / "one.py").write_text(text)
    return folder / "press"


def shelf(tmp_path, **more):
    return Shelf("made", code(tmp_path), root=tmp_path / "kept", **more)


def test_what_was_made_is_not_made_again(tmp_path):
    made = []
    for _ in range(2):
        assert shelf(tmp_path).get("entry", lambda: made.append(1) or "value") == "value"
    assert made == [1]


CHANGES = {
    "a byte": lambda place: (place / "inner" / "one.py").write_text("a = 2\n"),
    "a name": lambda place: (place / "inner" / "one.py").rename(place / "inner" / "two.py"),
    "a place": lambda place: (place / "inner" / "one.py").rename(place / "one.py"),
    "a file more": lambda place: (place / "empty.css").touch(),
    "a file less": lambda place: (place / "inner" / "one.py").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_changed_code_has_another_key(tmp_path, change):
    before = shelf(tmp_path).folder
    change(tmp_path / "press")
    assert Shelf("made", tmp_path / "press", root=tmp_path / "kept").folder != before


def test_compiled_code_and_times_change_nothing(tmp_path):
    before = shelf(tmp_path).folder
    (tmp_path / "press" / "__pycache__").mkdir()
    (tmp_path / "press" / "__pycache__" / "one.pyc").write_bytes(b"x")
    os.utime(tmp_path / "press" / "inner" / "one.py", (1, 1))
    assert shelf(tmp_path).folder == before


def test_other_libraries_have_another_key(tmp_path, monkeypatch):
    before = shelf(tmp_path).folder
    assert shelf(tmp_path, more=["node 1"]).folder != before
    assert any(version.startswith("weasyprint ") for version in versions())
    (tmp_path / "site" / "new-1.0.dist-info").mkdir(parents=True)
    (tmp_path / "site" / "new-1.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: new\nVersion: 1.0\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    assert shelf(tmp_path).folder != before


def test_content_knows_where_one_file_ends(tmp_path):
    for name, files in {"one": {"a": "b", "c": "d"}, "two": {"a": "bbook/cd"}}.items():
        (tmp_path / name / "book").mkdir(parents=True)
        for file, text in files.items():
            (tmp_path / name / "book" / file).write_text(text)
    assert content(tmp_path / "one" / "book") != content(tmp_path / "two" / "book")
    shutil.copytree(tmp_path / "one" / "book", tmp_path / "elsewhere" / "book")
    assert content(tmp_path / "one" / "book") == content(tmp_path / "elsewhere" / "book")


def test_code_that_changes_during_a_run_leaves_nothing(tmp_path):
    here = shelf(tmp_path)
    assert here.get("entry", lambda: code(tmp_path, "a = 12\n").name) == "press"
    assert not (here.folder / "entry").exists()


def test_what_cannot_be_made_leaves_nothing(tmp_path):
    with pytest.raises(ZeroDivisionError):
        shelf(tmp_path).get("entry", lambda: 1 / 0)
    assert shelf(tmp_path).get("entry", lambda: "value") == "value"


def test_the_states_used_last_are_kept(tmp_path):
    folders = []
    for number in range(STATES + 2):
        state = Shelf("made", code(tmp_path, f"a = {number}\n"), root=tmp_path / "kept")
        state.get("entry", lambda: 1)
        os.utime(state.folder, (number, number))
        folders.append(state.folder)
    Shelf("made", tmp_path / "press", root=tmp_path / "kept")
    assert [folder.exists() for folder in folders] == [False] * 2 + [True] * STATES


def test_a_state_that_is_used_again_is_the_latest(tmp_path):
    first = shelf(tmp_path)
    os.utime(first.folder, (1, 1))
    assert shelf(tmp_path).folder.stat().st_mtime > 1


CHILD = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from kept import Shelf
here = Path(sys.argv[2])

def make():
    with (here / "made").open("a") as log:
        log.write("x")
    time.sleep(0.5)
    return "value"

print(Shelf("made", here / "press", root=here / "kept").get("entry", make))
"""


def test_of_two_processes_one_makes_it(tmp_path):
    code(tmp_path)
    command = [sys.executable, "-c", CHILD, str(Path(__file__).parent), str(tmp_path)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [each.communicate()[0] for each in both] == ["value\n", "value\n"]
    assert (tmp_path / "made").read_text() == "x"
