import errno
import os
import signal
import subprocess
import sys

import pytest

from baspa.model.edition import Artifact
from baspa.model.problem import Outside
from baspa.shelve import alive, refuse_folder, shelve

OLD = {"t.pdf": b"old pdf", "t-booklet.pdf": b"old booklet", "t.epub": b"old epub", "other.txt": b"not ours"}
NEW = {"t.pdf": b"new pdf" * 9000, "t-booklet.pdf": b"new booklet" * 9000, "t.epub": b"new epub" * 9000}
ARTIFACTS = [Artifact(name, name, data) for name, data in NEW.items()]

# A process that shelves the new files. It ends itself before the nth event of a kind (PEP 578), or may write no file of
# more than a number of bytes.
CHILD = """
import os, resource, signal, sys
from pathlib import Path
from baspa.model.edition import Artifact
from baspa.shelve import shelve

folder, event, count, most = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
artifacts = [Artifact(n, n, d.encode() * 9000) for n, d in
             (("t.pdf", "new pdf"), ("t-booklet.pdf", "new booklet"), ("t.epub", "new epub"))]

def hook(name, arguments):
    global count
    if name == event and (event != "open" or ".baspa-" in str(arguments[0])):
        count -= 1
        if count == 0:
            os.kill(os.getpid(), signal.SIGKILL)

if event:
    sys.addaudithook(hook)
if most:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    shelve(artifacts, Path(folder))
except Exception as fault:
    print(type(fault).__name__, fault)
"""


def child(folder, event="", count=0, most=0):
    command = [sys.executable, "-c", CHILD, str(folder), event, str(count), str(most)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path):
    for name, data in OLD.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def rooms(folder):
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def test_files_replace_those_of_their_names(folder):
    assert shelve(ARTIFACTS, folder) == tuple(folder / name for name in NEW)
    assert contents(folder) == {**OLD, **NEW}
    assert rooms(folder) == []


def test_a_folder_is_made_where_there_is_none(tmp_path):
    shelve(ARTIFACTS, tmp_path / "a" / "b")
    assert contents(tmp_path / "a" / "b") == NEW


@pytest.mark.parametrize("most", [1, 70_000])
def test_a_full_disk_leaves_the_earlier_files(folder, most):
    assert len(NEW["t.pdf"]) < 70_000 < len(NEW["t-booklet.pdf"])
    done = child(folder, most=most)
    assert done.stdout == f"Outside {folder} could not be written, and is as it was: File too large\n", done.stderr
    assert contents(folder) == OLD
    assert rooms(folder) == []


@pytest.mark.parametrize(("event", "count"), [("open", 1), ("open", 2), ("open", 3), ("os.rename", 1)])
def test_a_killed_process_leaves_the_earlier_files(folder, event, count):
    assert child(folder, event, count).returncode == -signal.SIGKILL
    assert contents(folder) == OLD
    assert len(rooms(folder)) == 1


@pytest.mark.parametrize("count", [2, 3])
def test_a_process_killed_while_files_change_places_leaves_each_whole(folder, count):
    assert child(folder, "os.rename", count).returncode == -signal.SIGKILL
    found = contents(folder)
    assert [name for name in NEW if found[name] not in (OLD[name], NEW[name])] == []
    assert sum(found[name] == NEW[name] for name in NEW) == count - 1


def test_the_next_build_sweeps_up_what_a_killed_one_left(folder):
    child(folder, "open", 2)
    assert len(rooms(folder)) == 1
    shelve(ARTIFACTS, folder)
    assert contents(folder) == {**OLD, **NEW}
    assert rooms(folder) == []


def test_the_workroom_of_a_living_process_is_left_alone(folder):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as living:
        room = folder / f".baspa-{living.pid}"
        room.mkdir()
        (room / "t.pdf").write_bytes(b"half")
        (folder / ".baspa-no-number").mkdir()
        shelve(ARTIFACTS, folder)
        assert rooms(folder) == [room.name]
        assert (room / "t.pdf").read_bytes() == b"half"
        assert living.poll() is None
        living.communicate(b"\n")
        assert living.returncode == 0


def test_a_process_of_another_user_is_alive():
    """The first one: who is not root may not even ask it."""
    users = os.getresuid()
    if 0 in users:
        os.setresuid(65534, 65534, 0)
    try:
        assert alive("1")
    finally:
        os.setresuid(*users)


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Outside, match="could not be written, and is as it was: Not a directory"):
        shelve(ARTIFACTS, tmp_path / "file" / "dist")
    assert (tmp_path / "file").read_text() == "in the way"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(folder):
    folder.chmod(0o500)
    with pytest.raises(Outside, match="Permission denied"):
        shelve(ARTIFACTS, folder)
    folder.chmod(0o700)
    assert contents(folder) == OLD


def test_a_folder_in_the_place_of_a_file_leaves_all_as_it_was(folder):
    (folder / "t.epub").unlink()
    (folder / "t.epub").mkdir()
    with pytest.raises(Outside, match="is as it was: Is a directory"):
        shelve(ARTIFACTS, folder)
    assert contents(folder) == {name: data for name, data in OLD.items() if name != "t.epub"}
    assert rooms(folder) == ["t.epub"]


def test_a_folder_in_the_place_of_a_file_is_refused_by_its_name(folder):
    with pytest.raises(IsADirectoryError) as raised:
        refuse_folder(folder)
    assert (raised.value.errno, raised.value.filename) == (errno.EISDIR, str(folder))
