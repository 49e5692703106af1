"""The same book makes the same bytes, wherever and whenever it is built."""

import io
import os
import shutil
import subprocess
import sys
import zipfile

import pikepdf
import pytest
from builds import FOLDERS, PROJECT, write

from baspa.cli import main

HERE = {"TZ": "Asia/Almaty", "PYTHONHASHSEED": "1", "LC_ALL": "C"}
THERE = {"TZ": "America/Anchorage", "PYTHONHASHSEED": "4242", "LC_ALL": "C.UTF-8"}


def build(book, out, environment):
    kept = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, str(PROJECT / "build.py"), "--book", str(book), "--out", str(out), "--quiet"]
    done = subprocess.run(command, env={**kept, **environment}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in out.iterdir()}


@pytest.mark.parametrize("name", ["essay", "construct-figures"])
def test_two_builds_in_two_places_give_the_same_bytes(name, tmp_path):
    copy = tmp_path / "another" / "кітап"
    shutil.copytree(FOLDERS[name], copy)
    one = build(FOLDERS[name], tmp_path / "one", HERE)
    two = build(copy, tmp_path / "two", THERE)
    assert sorted(one) == sorted(two)
    assert len(one) == 3
    assert [file for file in one if one[file] != two[file]] == []


def days(files):
    """Return every day that is written into the files."""
    found = set()
    for name, data in files.items():
        if name.endswith(".epub"):
            with zipfile.ZipFile(io.BytesIO(data)) as epub:
                found |= {"".join(f"{part:02}" for part in info.date_time[:3]) for info in epub.infolist()}
        else:
            with pikepdf.open(io.BytesIO(data)) as pdf:
                found |= {str(value)[2:10] for key, value in pdf.docinfo.items() if key.endswith("Date")}
    return found


def days_of(book, out):
    assert main(["--book", str(book), "--out", str(out), "--quiet"]) == 0
    found = {path.name: path.read_bytes() for path in out.iterdir()}
    assert len(found) == 3
    return days(found)


def test_the_day_comes_from_source_date_epoch_where_the_book_has_none(tmp_path, monkeypatch):
    book = write(tmp_path / "book")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert days_of(book, tmp_path / "one") == {"19800101"}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert days_of(book, tmp_path / "two") == {"20010909"}
    book = write(tmp_path / "book", toml="modified = 2020-05-06\n")
    assert days_of(book, tmp_path / "three") == {"20200506"}  # the book's own goes before
