"""A book built again from its package: the same bytes, or what differs, where, and why."""

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest
from builds import write
from needs import needs
from packages import DAY, Other

from baspa.archive.bag import bagged, stored
from baspa.archive.comparing import causes, compared_files, where
from baspa.archive.reading import read_package
from baspa.archive.requirements import requirements
from baspa.archive.wheels import licence, named
from baspa.cli import main
from baspa.verify.validators.validators import VALIDATORS

KAZAKH = 'title = "Қар"\nlanguage = "kk"\ndate = "2026-11-30"\nchapters = ["one.md"]\n'
PDF, ZIP = b"%PDF-1.7\n1 0 obj\n<<>>\n12 0 obj\n<</A ", Other([("a", b"1"), ("b", b"2")]).data()
TEXT = "# Бірінші\n\nҚар жауды.[^a] $x^2$\n\n[^a]: Ескертпе.\n"


def package_of(folder, monkeypatch, *switches):
    """Make the package of a small Kazakh book in a folder; return its path."""
    for name, each in VALIDATORS.items():
        monkeypatch.setitem(VALIDATORS, name, replace(each, available=lambda: False))
    write(folder / "book", TEXT, **{"book.toml": KAZAKH})
    assert main(["archive", str(folder / "book"), "--out", str(folder), "--no-cache", "--quiet", *switches]) == 0
    return folder / "qar-archive.zip"


def changed(path, **changes):
    """Write a package anew in which files are others, with manifests that are true of it."""
    read = read_package(path)
    files = {key: data for key, data in read.files.items() if key.startswith("data/")}
    payload = {**files, **{each: change(files[each]) for each, change in changes.items()}}
    tags = {name: data for name, data in read.files.items() if name.startswith("README")}
    path.write_bytes(stored(bagged(payload, tags, []), read.top, DAY))
    return path


def other_version(data):
    told = json.loads(data)
    told["system"]["HarfBuzz"] = "1.0"
    return json.dumps(told).encode()


def test_a_kazakh_book_is_built_again_from_its_package(tmp_path, capsys, monkeypatch):
    file = package_of(tmp_path, monkeypatch)
    assert main(["verify", str(file)]) == 0
    capsys.readouterr()
    shutil.rmtree(tmp_path / "book")
    assert main(["rebuild", str(file), "--here", "--out", str(tmp_path / "again")]) == 0
    assert "all the same bytes" in capsys.readouterr().out
    assert (tmp_path / "again/qar.pdf").read_bytes() == read_package(file).files["data/editions/qar.pdf"]
    longer = {"data/source/one.md": lambda data: data + b"\nMore.\n"}
    changed(file, **longer, **{"data/build/environment.json": other_version})
    assert main(["rebuild", str(file), "--here", "--out", str(tmp_path / "again"), "-v"]) == 1
    said = capsys.readouterr().err
    assert "data/editions/qar.txt: error B339: it has other bytes, first in line" in said
    assert "data/editions/qar.epub: error B339: it has other bytes, first in EPUB/c1.xhtml, in line" in said
    assert "data/editions/qar.pdf: error B339: it has other bytes, first in object" in said
    assert "note B340: HarfBuzz was 1.0 and is " in said


def test_a_damaged_package_is_not_built(tmp_path, capsys):
    from packages import bag, tiny

    file = tmp_path / "t.zip"
    files = dict(bag())
    files["data/source/book.toml"] = b"?"
    file.write_bytes(stored(files, "t-archive", DAY))
    assert main(["rebuild", str(file), "--out", str(tmp_path / "again")]) == 1
    assert "B333" in capsys.readouterr().err
    file.write_bytes(tiny())
    assert main(["rebuild", str(file), "--out", str(tmp_path / "again")]) == 1
    assert "B338" in capsys.readouterr().err
    assert not (tmp_path / "again").exists()


@pytest.mark.slow
@pytest.mark.skipif(
    "BASPA_NETWORK" not in os.environ, reason="fetches the libraries that it packs: BASPA_NETWORK=1 does"
)
def test_a_complete_package_is_built_again_without_a_network(tmp_path, monkeypatch):
    line = ["unshare", "--net", sys.executable, "-c", "pass"]
    able = shutil.which("unshare") and subprocess.run(line, capture_output=True, check=False).returncode == 0
    needs(bool(able), "unshare, and the right to cut off the network")
    file = package_of(tmp_path, monkeypatch, "--complete")
    build = [*line[:2], sys.executable, "-m", "baspa", "rebuild", str(file), "--out", str(tmp_path / "again")]
    surroundings = {**os.environ, "TZ": "Asia/Almaty", "LC_ALL": "C", "LANGUAGE": "en"}
    done = subprocess.run(build, capture_output=True, text=True, env=surroundings, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
    assert "all the same bytes" in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (b"a\nb\nc", b"a\nb\nd", "in line 3, at byte 4"),
        (b"a", b"ab", "in line 1, at byte 1"),
        (PDF + b"1>>", PDF + b"2>>", f"in object 12, at byte {len(PDF)}"),
        (b"%PDF-1.7", b"%PDF-1.6", "at byte 7"),
        (ZIP, Other([("a", b"1"), ("b", b"3")]).data(), "in b, in line 1, at byte 0"),
        (ZIP, Other([("a", b"1")]).data(), "in the order of its files, at b"),
    ],
)  # fmt: skip
def test_the_first_place_that_differs_is_told(old, new, place):
    assert where(old, new) == place


def test_what_is_not_made_and_what_is_more_are_told():
    found = {each.place.file: each.message for each in compared_files({"a": b"", "b": b""}, {"b": b"", "c": b""})}
    assert found == {"a": "it was not made again", "c": "it was made, and the package has none"}


def test_what_has_another_version_is_told():
    old = {"press": {"Python": "3.11.7"}, "libraries": {"a": "1", "b": "1"}}
    new = {"press": {"Python": "3.12.1"}, "libraries": {"b": "1", "c": "2"}}
    assert [each.message for each in causes(old, new)] == [
        "a was 1 and is not there: this may be the cause",
        "c was not there and is 2: this may be the cause",
        "Python was 3.11.7 and is 3.12.1: this may be the cause",
    ]
    assert "nothing differs" in causes(old, old)[0].message


def test_requirements_are_those_of_the_lock_and_pandoc_where_it_is():
    lines = requirements(set()).decode().splitlines()
    assert any(line.startswith("weasyprint==70.0") for line in lines)
    assert not any(line.startswith(("pypandoc", "#")) for line in lines)
    assert any(line.startswith("pypandoc-binary==") for line in requirements({"pypandoc-binary"}).decode().splitlines())
    assert all("==" in line or line.startswith("    --hash=sha256:") for line in lines)


def wheel(metadata):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a-1.dist-info/METADATA", metadata)
    return out.getvalue()


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ("License-Expression: MIT\nLicense: x\n", "MIT"),
        ("Classifier: License :: OSI Approved :: BSD License\nLicense: x\n", "BSD License"),
        ("License: Apache 2.0\n", "Apache 2.0"),
        ("Name: a\n", "not told in its metadata"),
    ],
)
def test_licences_of_libraries_are_listed(metadata, said):
    assert licence(wheel(metadata)) == said


def test_wheels_are_named_with_their_hashes():
    assert named({"a_b-1.0-py3-none-any.whl": b""}).startswith(b"a-b==1.0 --hash=sha256:e3b0c442")
