import errno
import os
import signal
import subprocess
import sys
import time

import pytest

from baspa.model.edition import Artifact
from baspa.model.problem import Outside
from baspa.shelve import READY, refuse_folder, shelve
from baspa.workroom import PREFIX

OLD = {"t.pdf": b"old pdf", "t-booklet.pdf": b"old booklet", "t.epub": b"old epub", "other.txt": b"not ours"}
NEW = {"t.pdf": b"new pdf" * 9000, "t-booklet.pdf": b"new booklet" * 9000, "t.epub": b"new epub" * 9000}
ARTIFACTS = [Artifact(name, name, data) for name, data in NEW.items()]

# A process that shelves the new files. It kills itself before the nth event of a kind (PEP 578), or may write no file
# of more than a number of bytes.
CHILD = """
import os, resource, signal, sys
from pathlib import Path
from baspa.model.edition import Artifact
from baspa.shelve import shelve

folder, event, count, most, this = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), os.getpid()
artifacts = [Artifact(n, n, d.encode() * 9000) for n, d in
             (("t.pdf", "new pdf"), ("t-booklet.pdf", "new booklet"), ("t.epub", "new epub"))]

def hook(name, arguments):
    global count
    if os.getpid() == this and name == event and (event != "open" or ".baspa-" in str(arguments[0])):
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


def tidied(folder):
    """Wait until what watches over the room of a killed process has closed it down."""
    while rooms(folder):
        time.sleep(0.01)
    return contents(folder)


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


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_a_killed_process_leaves_the_earlier_files(folder, count):
    assert child(folder, "open", count).returncode == -signal.SIGKILL
    assert tidied(folder) == OLD


@pytest.mark.parametrize("count", [1, 2, 3])
def test_all_files_are_new_where_the_process_was_killed_while_they_change_places(folder, count):
    assert child(folder, "os.rename", count).returncode == -signal.SIGKILL
    assert tidied(folder) == {**OLD, **NEW}


@pytest.mark.parametrize("ready", [True, False])
def test_the_next_build_closes_down_a_room_that_nobody_holds(folder, ready):
    room = folder / f"{PREFIX}abcd0123"
    room.mkdir()
    (room / "u.pdf").write_bytes(b"of another book")
    if ready:
        (room / READY).touch()
    shelve(ARTIFACTS, folder)
    assert contents(folder) == {**OLD, **NEW, **({"u.pdf": b"of another book"} if ready else {})}
    assert rooms(folder) == []


HOLDER = """
import fcntl, os, sys
fcntl.flock(os.open(sys.argv[1], os.O_RDONLY), fcntl.LOCK_EX)
print("held", flush=True)
input()
"""


def test_rooms_of_the_living_and_folders_of_others_are_left_alone(folder):
    room, link, other = (folder / name for name in (f"{PREFIX}abcd0123", f"{PREFIX}abcd4567", f"{PREFIX}notes"))
    for path in (room, other):
        path.mkdir()
        (path / "t.pdf").write_bytes(b"half")
    link.symlink_to(other)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(room)], **pipes) as living:
        assert living.stdout.readline() == b"held\n"
        shelve(ARTIFACTS, folder)
        assert [(path / "t.pdf").read_bytes() for path in (room, link, other)] == [b"half"] * 3
        living.communicate(b"\n")
    shelve(ARTIFACTS, folder)
    assert rooms(folder) == [link.name, other.name]


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(folder):
    (folder / "t.pdf").unlink()
    (folder / "t.pdf").symlink_to(folder / "other.txt")
    shelve(ARTIFACTS, folder)
    assert contents(folder) == {**OLD, **NEW}
    assert not (folder / "t.pdf").is_symlink()


def test_a_link_to_a_folder_is_followed(folder, tmp_path_factory):
    link = tmp_path_factory.mktemp("links") / "dist"
    link.symlink_to(folder)
    shelve(ARTIFACTS, link)
    assert contents(folder) == {**OLD, **NEW}
    assert link.is_symlink()


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
