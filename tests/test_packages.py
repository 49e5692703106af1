"""Packages for libraries: written as BagIt has them, and each damage to one found and named."""

import io
import warnings
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from needs import module
from packages import DAY, TOP, Other, bag, entries, payload, tiny

from baspa.archive.bag import bagged, manifest, stored
from baspa.archive.holding import read_manifest
from baspa.archive.layout import CONFORMANCE, EDITIONS, RECIPE
from baspa.archive.reading import read_zip
from baspa.archive.verifying import verified
from baspa.cli import main
from baspa.model.problem import Failure


def said(data):
    """Return the codes and places of what is found in a package."""
    try:
        found = verified(read_zip("t.zip", io.BytesIO(data), len(data)))
    except Failure as failure:
        found = failure.problems
    return {(each.code, each.place.file.removeprefix("t.zip").removeprefix("/")) for each in found}


def codes(data):
    return {code for code, _ in said(data)}


def test_a_package_that_is_whole_has_nothing_to_be_said_of():
    assert said(tiny()) == set()


def test_bagit_reads_a_package(tmp_path):
    zipfile.ZipFile(io.BytesIO(tiny())).extractall(tmp_path)
    with warnings.catch_warnings():  # of setuptools, by which it asks for its own version
        warnings.simplefilter("ignore")
        bagit = module("bagit")
    judged = bagit.Bag(str(tmp_path / TOP))
    judged.validate()
    assert judged.version_info == (1, 0)
    assert judged.info["Payload-Oxum"] == f"{sum(map(len, payload().values()))}.{len(payload())}"
    (tmp_path / TOP / "data/source/book.toml").write_text("other")
    assert not judged.is_valid()


def test_a_zip_follows_from_its_files_alone():
    other = stored(dict(reversed(bag().items())), TOP, DAY)
    assert other == tiny()


def test_names_with_line_ends_and_percent_signs_stand_in_a_manifest():
    files = {"data/a%b\nc": b"1", "data/ә": b"2"}
    named, broken = read_manifest(manifest(files, "sha256"))
    assert set(named) == set(files)
    assert broken == []


# Ten ways to damage one. Each takes numbers that are drawn, and gives the bytes, and codes of which one is to be said.


def pick(draw, values):
    return sorted(values)[draw % len(values)]


def flipped(draw, more):
    data = bytearray(tiny())
    data[draw % len(data)] ^= 1 << more % 8
    return bytes(data), None


def altered(draw, more):
    files = dict(bag())
    path = pick(draw, files)
    files[path] += bytes([more % 256])
    return stored(files, TOP, DAY), {"B333", "B336"}


def lost(draw, more):
    files = dict(bag())
    files.pop(pick(draw, files))
    return stored(files, TOP, DAY), {"B334", "B336"}


def renamed(draw, more):
    files = dict(bag())
    path = pick(draw, files)
    files[f"{path}.old"] = files.pop(path)
    return stored(files, TOP, DAY), {"B334", "B335", "B336"}


def extra(draw, more):
    files = {**bag(), f"{pick(draw, ('', 'data/', EDITIONS))}{more}.txt": b"x"}
    return stored(files, TOP, DAY), {"B335"}


def truncated(draw, more):
    return tiny()[: draw % len(tiny())], {"B330"}


def climbing(draw, more):
    name = pick(
        draw, ("../x", "/etc/x", f"{TOP}/../../x", f"{TOP}\\..\\x", "C:/x", f"{TOP}/./x", f"{TOP}//x", f"{TOP}/a\x01")
    )
    return Other([*entries(bag()), (name, b"x")]).data(), {"B331"}


def twice(draw, more):
    name = f"{TOP}/{pick(draw, bag())}"
    other = pick(more, (name, name.upper(), f"{name}/x", name.replace("ә", "Ә")))
    return Other([*entries(bag()), (other, b"x")]).data(), {"B331", "B330", "B335"}


def no_file(draw, more):
    return Other(entries(bag()), pick(draw, (0o120777, 0o020666, 0o010644, 0o060644, 0o140755))).data(), {"B331"}


def swollen(draw, more):
    """A file that says it is larger than anybody's disk."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries(bag()):
            archive.writestr(name, content)
        archive.writestr(f"{TOP}/data/big", BIG)
    return out.getvalue(), {"B332"}


BIG = bytes((16 << 20) + 1)
WAYS = (flipped, altered, lost, renamed, extra, truncated, climbing, twice, no_file)


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(st.sampled_from(WAYS), st.integers(0, 1 << 40), st.integers(0, 1 << 20))
def test_each_damage_is_found_and_named(way, draw, more):
    data, wanted = way(draw, more)
    found = codes(data)
    assert found
    assert wanted is None or found & wanted


def test_a_bomb_is_not_unpacked():
    data, wanted = swollen(0, 0)
    assert codes(data) == wanted


def whole_but(**changes):
    """Return a package of which files are others, or lacking where None, with manifests that are true of it."""
    files = {**payload(), **{PLACES[name]: data for name, data in changes.items()}}
    kept = {path: data for path, data in files.items() if data is not None}
    return stored(bagged(kept, {}, []), TOP, DAY)


PLACES = {
    "pdf": f"{EDITIONS}t.pdf",
    "epub": f"{EDITIONS}t.epub",
    "web": f"{EDITIONS}t-web/index.html",
    "report": CONFORMANCE,
    "recipe": RECIPE,
}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, set()),
        ({"pdf": b"%PDF-1.7"}, {("B337", PLACES["pdf"]), ("B338", CONFORMANCE)}),
        ({"epub": b"PK"}, {("B337", PLACES["epub"]), ("B338", CONFORMANCE)}),
        ({"epub": Other([("a", b"")]).data()}, {("B337", PLACES["epub"]), ("B338", CONFORMANCE)}),
        ({"web": b"<html>"}, {("B337", PLACES["web"]), ("B338", CONFORMANCE)}),
        ({"web": None}, {("B337", EDITIONS), ("B338", CONFORMANCE)}),
        ({"report": b"{"}, {("B338", CONFORMANCE)}),
        ({"report": b'{"editions": [1]}'}, {("B338", CONFORMANCE)}),
        ({"recipe": None}, {("B338", RECIPE)}),
    ],
)
def test_editions_are_opened_and_reports_held_against_them(changes, wanted):
    assert said(whole_but(**changes)) == wanted


def test_a_renamed_file_is_named_with_both_names():
    files = dict(bag())
    files["data/source/other.toml"] = files.pop("data/source/book.toml")
    data = stored(files, TOP, DAY)
    messages = {each.message for each in verified(read_zip("t.zip", io.BytesIO(data), len(data)))}
    assert "data/source/book.toml is not there: it is called data/source/other.toml now" in messages


def test_a_package_that_was_packed_anew_is_whole_with_a_warning():
    found = said(Other(list(reversed(entries(bag())))).data())
    assert found == {("B330", "")}


def test_verify_tells_and_ends_as_it_found(tmp_path, capsys):
    whole, bad = tmp_path / "whole.zip", tmp_path / "bad.zip"
    whole.write_bytes(tiny())
    bad.write_bytes(altered(3, 1)[0])
    assert main(["verify", str(whole)]) == 0
    assert capsys.readouterr().out == f"whole.zip is whole, files: {len(payload())}\n"
    assert main(["verify", str(bad)]) == 1
    assert "error B333: " in capsys.readouterr().err
    assert main(["verify", str(tmp_path / "no.zip")]) == 3
