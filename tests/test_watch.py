"""`baspa watch`: a build after each edit, a line for each, and a clean end."""

import os
import re
import signal
import subprocess
import sys

import pytest
from builds import PROJECT, write
from test_ends import with_signals

from baspa.cli import main
from baspa.command.outcome import Outcome
from baspa.command.watch import edits, result_of, state
from baspa.model.problem import Place, Problem, Severity

FAULTY = "# One\n\n![a](b.png)\n"


def test_a_book_is_built_after_each_edit_until_it_is_stopped(tmp_path):
    book = write(tmp_path / "b")
    (tmp_path / "temporary").mkdir()
    line = [sys.executable, PROJECT / "build.py", "watch", "epub", book]
    environment = {**os.environ, "TMPDIR": str(tmp_path / "temporary")}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "preexec_fn": with_signals}
    with subprocess.Popen(line, env=environment, text=True, **pipes) as watching:
        lines = []
        for text in (None, FAULTY, FAULTY + "\nMore.\n", "# One\n\nMended.\n"):
            if text:
                (book / "one.md").write_text(text, encoding="utf-8")
            lines.append(re.sub(r"\d+\.\d s", "N s", watching.stdout.readline()))
        watching.send_signal(signal.SIGINT)
        rest, errors = watching.communicate()
    good = f"built: {book}/dist/t.epub (N s)\n"
    assert lines == [good, "not built: 1 error (N s)\n", "not built: 1 error (N s)\n", good]
    assert (watching.returncode, rest, errors.count("B024")) == (0, "", 1)  # the same is told once
    assert list((tmp_path / "temporary").iterdir()) == []


def test_what_lies_in_the_folder_of_the_files_is_no_edit(tmp_path):
    out = tmp_path / "dist"
    out.mkdir()
    for path in (
        tmp_path / "a.md",
        tmp_path / "b" / "c.md",
        out / "d.pdf",
        tmp_path / ".hidden",
        tmp_path / ".git" / "e",
    ):
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (tmp_path / "nowhere").symlink_to(tmp_path / "none")
    assert {os.path.relpath(name, tmp_path) for name in state(tmp_path, out)} == {"a.md", "b/c.md"}


def test_an_edit_counts_when_it_is_over(tmp_path, monkeypatch):
    """Whoever saves a file of many parts does so for more than one look."""
    text, looks = tmp_path / "a.md", []

    def sleep(_):
        looks.append(None)
        if 3 <= len(looks) < 6:
            text.write_text("a" * len(looks))

    text.touch()
    monkeypatch.setattr("baspa.command.watch.time.sleep", sleep)
    seen = edits(tmp_path, tmp_path / "dist")
    assert [next(seen) or len(looks) for _ in range(2)] == [0, 6]


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome(code=3, failure="the disk is full"), "not built: the disk is full"),
        (Outcome(code=1, problems=(Problem(Place("a"), "B013", "a", "", Severity.WARNING),)), "not built: 1 warning"),
    ],
)
def test_what_came_of_a_build_is_said_in_a_line(outcome, said):
    assert result_of(outcome) == said


def test_nobody_waits_for_a_book_that_is_not_there(tmp_path, capsys):
    assert main(["watch", f"{tmp_path}/none"]) == 1
    assert "B001" in capsys.readouterr().err
