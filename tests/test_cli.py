import json
import os
import pty
import re
import subprocess
import sys
import time
from importlib.metadata import entry_points
from pathlib import Path

import needs
import pytest
from builds import BOOKS, PROJECT, write

from baspa import start
from baspa.cli import main
from baspa.command.outcome import MadeFile, told_file
from baspa.formats import FORMATS
from baspa.model.problem import Place, Problem, report

BUILD = [sys.executable, str(PROJECT / "build.py")]
PROGRAM = Path(sys.argv[0]).name  # what the command is called in this process


def run(*arguments, cwd=PROJECT, **environment):
    """Run build.py as a user does, its output piped."""
    command = [*BUILD, *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def on_a_terminal(*arguments, **environment):
    """Run build.py with its standard error on a terminal that shows colours; return the exit code and what it got."""
    try:
        master, slave = pty.openpty()
    except OSError as fault:
        pytest.skip(f"no terminal can be had here: {fault}")
    command = [*BUILD, *map(str, arguments)]
    kept = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    done = subprocess.Popen(command, cwd=PROJECT, env={**kept, **environment}, stdout=subprocess.PIPE, stderr=slave)
    os.close(slave)
    shown = b""
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:  # Linux: the other end is closed
            break
        if not piece:
            break
        shown += piece
    done.communicate()
    os.close(master)
    return done.returncode, shown.decode().replace("\r\n", "\n")


def here(capsys, *arguments):
    """Run the command in this process; return its exit code, and what it printed to both streams."""
    code = main([*map(str, arguments)])
    return code, *capsys.readouterr()


def misused(capsys, *arguments):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    shown = capsys.readouterr()
    assert (end.value.code, shown.out) == (2, "")
    return shown.err


# Building.


def test_what_is_known_is_kept_in_the_users_cache_unless_it_is_not_to_be(tmp_path, monkeypatch, capsys):
    kept, book = tmp_path / "cache" / "baspa", write(tmp_path / "book", "# One\n\nText.[^none]\n")
    monkeypatch.setenv("XDG_CACHE_HOME", str(kept.parent))
    said = []
    for more, files in (("--no-cache", 0), ("--quiet", 1), ("--quiet", 1)):
        said.append(here(capsys, "check", "--book", book, more)[2])
        assert len(list(kept.glob("*"))) == files
    assert "error B027" in said[0]
    assert said[0] == said[1] == said[2]


@pytest.mark.parametrize(("seconds", "code"), [("99999999999", 0), ("9" * 12, 3), ("²", 3), ("-1", 3), ("\x1b[31m", 3)])
def test_the_day_of_the_environment_is_a_number_of_seconds(tmp_path, monkeypatch, capsys, seconds, code):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert main(["epub", "--book", str(write(tmp_path / "book")), "--out", str(tmp_path / "dist"), "--quiet"]) == code
    said = capsys.readouterr().err
    assert ("SOURCE_DATE_EPOCH" in said, "\x1b" in said) == (code == 3, False)


def test_a_build_prints_one_plain_line_a_file(tmp_path):
    done = run("--book", write(tmp_path / "book"), "--out", tmp_path / "dist")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert [re.sub(r"\d+", "N", line.removeprefix(f"{tmp_path}/dist/")) for line in lines] == [
        "t.pdf  N pages, N KB",
        "t-booklet.pdf  N sides, N KB",
        "t.epub  N KB",
    ]
    assert sorted(path.name for path in (tmp_path / "dist").iterdir()) == ["t-booklet.pdf", "t.epub", "t.pdf"]


@pytest.mark.parametrize(
    ("formats", "made"),
    [(["epub"], ["t.epub"]), (["booklet"], ["t-booklet.pdf"]), (["epub", "pdf", "pdf"], ["t.epub", "t.pdf"])],
)
def test_only_the_formats_asked_for_are_made(tmp_path, capsys, formats, made):
    said = here(capsys, *formats, "--book", write(tmp_path / "book"), "--out", tmp_path / "dist", "--quiet")
    assert said == (0, "", "")
    assert sorted(path.name for path in (tmp_path / "dist").iterdir()) == made


def test_default_folders_are_book_and_dist(tmp_path, monkeypatch, capsys):
    write(tmp_path / "book")
    monkeypatch.chdir(tmp_path)
    assert here(capsys, "epub")[1].startswith("dist/t.epub  ")
    assert (tmp_path / "dist" / "t.epub").is_file()


def test_errors_of_the_manuscript_stop_the_build_and_leave_the_earlier_files(tmp_path, capsys):
    (tmp_path / "five-faults.pdf").write_text("old")
    expected = (BOOKS / "five-faults" / "expected.txt").read_text(encoding="utf-8")
    assert here(capsys, "--book", BOOKS / "five-faults", "--out", tmp_path) == (1, "", expected)
    assert [path.name for path in tmp_path.iterdir()] == ["five-faults.pdf"]
    assert (tmp_path / "five-faults.pdf").read_text() == "old"


def test_warnings_are_shown_and_do_not_stop_a_build(tmp_path, capsys):
    book = write(tmp_path / "book", **{"two.md": "# Two\n\nText.\n", "styles/paper.css": "p { colour: red }"})
    *done, said = here(capsys, "pdf", "--book", book, "--out", tmp_path / "dist", "--quiet")
    assert done == [0, ""]
    assert [line.split(": ")[:2] for line in said.splitlines() if not line.startswith(" ")] == [
        ["styles/paper.css:1", "warning B041"],
        ["two.md", "warning B013"],
    ]


def test_a_fault_of_a_template_is_one_of_the_book(tmp_path, capsys):
    book = write(tmp_path / "book", **{"templates/print/colophon.html": "\n{{ nothing }}"})
    code, _, said = here(capsys, "--book", book, "--out", tmp_path / "dist")
    assert code == 1
    assert said.startswith('templates/print/colophon.html:2: error B040: there is no "nothing" here\n')
    assert not (tmp_path / "dist").exists()


def test_a_warning_stops_what_is_strict_and_nothing_is_written(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(write(tmp_path / "b", **{"two.md": "# Two\n\nText.\n"}))
    assert main(["epub", "--strict"]) == 1
    assert capsys.readouterr() == ("", SAID_OF_TWO)
    assert not (tmp_path / "b" / "dist").exists()
    assert (main(["check", "--strict", "--quiet"]), main(["check", "--quiet"])) == (1, 0)
    capsys.readouterr()
    assert main(["epub"]) == 0
    assert capsys.readouterr().err == SAID_OF_TWO
    assert (tmp_path / "b" / "dist" / "t.epub").is_file()


SAID_OF_TWO = """\
two.md: warning B013: book.toml does not list this file
  hint: add it to `chapters` in book.toml, or move it to another folder
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system opens files otherwise")
def test_the_pdf_is_shown_when_all_is_done(tmp_path, monkeypatch, capsys):
    opener, seen = tmp_path / "xdg-open", tmp_path / "seen"
    opener.write_text(f'#!/bin/sh\necho "$1 ${{TMPDIR:-none}}" >{seen}.part && mv {seen}.part {seen}\n')
    opener.chmod(0o755)
    book = write(tmp_path / "b")
    assert run("epub", book, "--open", PATH=f"{tmp_path}:{os.environ['PATH']}", TMPDIR=str(tmp_path)).returncode == 0
    while not seen.exists():
        time.sleep(0.01)
    assert seen.read_text() == f"{book}/dist/t.epub {tmp_path}\n"  # not the build's own room, which is gone by then
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    code, _, said = here(capsys, "epub", book, "--open")
    assert (code, said) == (3, f"{PROGRAM}: {book}/dist/t.epub is made, but nothing here can open it\n")


# For other programs.


def as_values(capsys):
    shown = capsys.readouterr()
    assert (shown.err, shown.out.count("\n"), shown.out.isascii()) == ("", 1, True)
    return json.loads(shown.out)


def test_other_programs_are_told_what_the_line_of_a_file_says():
    plain = {"format": "wrap", "path": "a.pdf", "pages": 1, "bytes": 9}
    assert told_file(MadeFile("wrap", Path("a.pdf"), 9, 1)) == plain
    assert told_file(MadeFile("wrap", Path("a.pdf"), 9, 1, spine=13.7)) == {**plain, "spine": 13.7}


def test_other_programs_are_told_in_json(tmp_path, capsys):
    book = write(tmp_path / "b", **{"т\x7f.md": "# Two\n\nText.\n"})
    assert main(["epub", str(book), "--json"]) == 0
    epub = book / "dist" / "t.epub"
    warning = {
        "code": "B013",
        "severity": "warning",
        "file": "т\x7f.md",
        "line": 0,
        "message": "book.toml does not list this file",
        "hint": "add it to `chapters` in book.toml, or move it to another folder",
    }
    made = {"format": "epub", "path": str(epub), "pages": 0, "bytes": epub.stat().st_size}
    assert as_values(capsys) == {"exit": 0, "problems": [warning], "files": [made], "failure": ""}
    (book / "one.md").write_text("# One\n\n![a](b.png)\n\n![a](b.png)\n", encoding="utf-8")
    for command in (["epub"], ["check", "--out", f"{tmp_path}/nothing"], ["epub", "--strict"]):  # none to be judged
        assert main([*command, str(book), "--json"]) == 1
        told = as_values(capsys)
        assert (told["exit"], told["files"]) == (1, [])
        assert [each["line"] for each in told["problems"] if each["code"] == "B024"] == [3, 5]
    assert main(["epub", str(write(tmp_path / "c")), "--json", "--out", str(epub / "in the way")]) == 3
    assert "could not be written" in as_values(capsys)["failure"]


# What fails outside.


def test_a_folder_that_cannot_be_written(tmp_path, capsys):
    (tmp_path / "file").write_text("in the way")
    *done, said = here(capsys, "epub", "--book", write(tmp_path / "book"), "--out", tmp_path / "file" / "dist")
    assert done == [3, ""]
    assert said.startswith(f"{PROGRAM}: {tmp_path}/file/dist could not be written")
    assert said.count("\n") == 1


@pytest.mark.parametrize("formats", [[], ["epub"]], ids=["all", "epub"])
def test_a_full_disk(tmp_path, formats):
    """No file may grow: neither those of the layout in the folder for temporary files, nor the book's."""
    earlier = tmp_path / "dist" / "t.epub"
    earlier.parent.mkdir()
    earlier.write_text("old")
    shell = ["sh", "-c", 'ulimit -f 8; trap "" XFSZ; exec "$@"', "sh", *BUILD]
    command = [*shell, *formats, "--book", str(write(tmp_path / "book")), "--out", str(earlier.parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.endswith("File too large\n")
    assert done.stderr.count("\n") == 1
    assert [(path.name, path.read_text()) for path in earlier.parent.iterdir()] == [("t.epub", "old")]


@pytest.mark.skipif(sys.platform != "linux", reason="LD_LIBRARY_PATH belongs to Linux")
def test_a_missing_library_is_named_with_its_packages(tmp_path):
    (tmp_path / "libpango-1.0.so.0").touch()  # the loader finds it first, and it is no library
    book, out = write(tmp_path / "book"), tmp_path / "dist"
    said = (
        "build.py: Pango and HarfBuzz are missing: install libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0 "
        "(Debian, Ubuntu), or pango (Fedora, Homebrew)\n"
    )
    for formats in ([], ["proof"]):
        done = run(*formats, "--book", book, "--out", out, LD_LIBRARY_PATH=str(tmp_path))
        assert (done.returncode, done.stdout, done.stderr) == (3, "", said)
    done = run("check", "--lines", "--book", book, "--out", out, LD_LIBRARY_PATH=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr.splitlines(keepends=True)[-1]) == (3, "", said)
    assert not out.exists()
    assert run("epub", "--book", book, "--out", out, LD_LIBRARY_PATH=str(tmp_path)).returncode == 0


# A terminal.


def test_a_terminal_shows_steps_and_colours():
    code, shown = on_a_terminal("--book", BOOKS / "five-faults", TERM="xterm")
    assert code == 1
    assert re.match(r"\w+ +\.\.\.\r", shown)
    assert "\x1b[31merror B" in shown


@pytest.mark.parametrize(("arguments", "environment"), [((), {"NO_COLOR": "1"}), (("--quiet",), {"NO_COLOR": "1"})])
def test_no_colours_where_they_are_not_wanted(arguments, environment):
    code, shown = on_a_terminal("--book", BOOKS / "five-faults", *arguments, **environment)
    assert code == 1
    assert "\x1b" not in shown
    assert "error B" in shown


def test_quiet_shows_nothing_but_what_is_wrong(tmp_path):
    code, shown = on_a_terminal("epub", "--book", write(tmp_path / "book"), "--out", tmp_path / "dist", "--quiet")
    assert (code, shown) == (0, "")


def test_every_step_of_a_build_is_shown_with_its_time(tmp_path):
    code, shown = on_a_terminal("epub", "--book", write(tmp_path / "book"), "--out", tmp_path / "dist")
    assert code == 0
    assert re.findall(r"^(?:.*\r)?(\w+) +\d+\.\d\d s$", shown, re.MULTILINE)[-2:] == ["typeset", "epub"]


# The other commands, and misuse.


def test_formats_are_listed_one_a_line(capsys):
    assert main(["formats"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(FORMATS)


def test_a_new_book_builds(tmp_path, capsys):
    assert main(["new", str(tmp_path / "mine")]) == 0
    assert capsys.readouterr().out == f"{tmp_path}/mine: a book to start from. Build it with: baspa {tmp_path}/mine\n"
    code, made, said = here(capsys, "--book", tmp_path / "mine", "--out", tmp_path / "dist")
    assert (code, len(made.splitlines()), said) == (0, 3, "")
    assert main(["new", str(tmp_path / "mine")]) == 1
    assert "error B080: the folder is not empty" in capsys.readouterr().err


def test_no_name_steers_the_terminal(tmp_path, capsys):
    name, shown = "a\x1b[31m\u202eb\x9b\nc", r"a\x1b[31m\u202eb\x9b\nc"
    assert main(["new", str(tmp_path / name)]) == 0
    assert capsys.readouterr().out.startswith(f"{tmp_path}/{shown}: a book to start from")
    assert main(["new", str(tmp_path / name)]) == 1
    assert capsys.readouterr().err.startswith(f"{shown}: error B080")
    assert main(["import", str(tmp_path / "none" / name)]) == 1
    assert shown in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main([name])
    assert f'folder is called "{shown}"' in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main([f"--{name}"])
    assert f'no switch is called "--{shown}"' in capsys.readouterr().err


def test_a_message_that_quotes_without_end_is_printed_with_its_beginning_and_its_end():
    line, hint = report([Problem(Place("a"), "B000", f"{'b' * 5000}\n!", f"{'c' * 600}")])
    assert line == f"a: error B000: {'b' * 500} … {'b' * 97}\\n!"
    assert hint == f"  hint: {'c' * 600}"


def test_check_tells_what_is_wanting_and_what_is_not_built_yet(tmp_path, capsys):
    assert main(["check", "--book", str(BOOKS / "every-key"), "--out", str(tmp_path / "dist")]) == 0
    shown = capsys.readouterr()
    assert shown.err == "dist: note B064: nothing of this book is here yet\n  hint: build it first\n"
    assert shown.out == "0 errors, 0 warnings, 1 note\n"


def test_check_counts_what_is_wrong(tmp_path, capsys):
    assert main(["check", "--book", str(BOOKS / "five-faults"), "--out", str(tmp_path)]) == 1
    shown = capsys.readouterr()
    assert (BOOKS / "five-faults" / "expected.txt").read_text(encoding="utf-8").splitlines()[0] in shown.err
    assert re.fullmatch(r"\d+ errors, \d+ warnings?, \d+ notes\n", shown.out)


def test_check_lets_the_validators_judge_what_was_built(tmp_path, capsys, monkeypatch):
    """Each by those of its format: of what is none of them, each says so."""
    needs.validators("EPUBCheck", "veraPDF")
    book, out = write(tmp_path / "book"), tmp_path / "out"
    out.mkdir()
    for name in ("t.pdf", "t-booklet.pdf", "t.epub", "t.txt"):
        (out / name).write_bytes(b"junk")
    monkeypatch.setenv("PATH", str(tmp_path))  # without Ace: it gives no verdict on a file that is no EPUB
    code, printed, said = here(capsys, "check", "--book", book, "--out", out, "--quiet")
    assert (code, printed) == (1, "")
    assert set(re.findall(r"^([\w.-]+): (\w+) (B06\d): ", said, re.MULTILINE)) == {
        ("Ace", "note", "B063"),
        ("t.epub", "error", "B060"),
        ("t.pdf", "error", "B061"),
        ("t-booklet.pdf", "error", "B065"),
    }


def test_misuse(capsys):
    assert misused(capsys, "new") == f"{PROGRAM}: error: new takes one folder: baspa new DIR\n"


def test_help_names_formats_commands_and_exit_codes(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    shown = " ".join(capsys.readouterr().out.split())
    assert end.value.code == 0
    for word in (*FORMATS, "check", "new DIR", "formats", "--book", "--out", "--quiet", "exit codes: 0 built, 1 the"):
        assert word in shown


def test_the_console_script_is_the_same_command():
    (script,) = entry_points(group="console_scripts", name="baspa")
    assert script.load() is start.main
    assert run("--version").stdout.startswith("baspa ")


def test_python_runs_the_package_as_the_command(tmp_path):
    command = [sys.executable, "-m", "baspa", "nowhere"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.partition(":")[0]) == (2, "baspa")
