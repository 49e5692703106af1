"""What is known is kept, is the same when it is read, and is never trusted when it is damaged."""

import os
import pickle
import resource
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from builds import write

from baspa.command.asked import Asked
from baspa.command.keeping import users_store
from baspa.kept import press_state
from baspa.kept.content import digest_of
from baspa.kept.store import MODE, MOST, NOTHING_KEPT, PART, Store, opened, seal, trim
from baspa.load import load
from baspa.model.book import Block
from baspa.model.problem import Place, Problem, Severity

KEY = digest_of("a key")
VALUE = (Block("c1-1", "note", Place("a.md", 3), "Text.", "en"), (Problem(Place("a"), "B020", "m"),), {"a": {1, 2}})


@pytest.fixture
def store(tmp_path):
    return opened(tmp_path / "above" / "kept", lambda: b"this press")


def only(store):
    """Return the one file of a store."""
    (path,) = store.folder.iterdir()
    return path


def test_what_is_put_is_got_under_its_kind_and_key_by_the_same_press(store):
    store.put("kind", KEY, VALUE)
    assert store.get("kind", KEY) == VALUE
    assert store.get("kind", KEY)[1][0].severity is Severity.ERROR
    assert store.get("other", KEY) is store.get("kind", digest_of("another")) is None
    assert Store(store.folder, b"another press").get("kind", KEY) is None
    assert NOTHING_KEPT.get("kind", KEY) is NOTHING_KEPT.put("kind", KEY, VALUE) is None


def test_a_value_is_made_once_for_each_of_its_arguments(store):
    made = []

    def make(*arguments):
        made.append(arguments)
        return (*arguments, "made")

    for arguments in (("a", 1), ("a", 1), ("a", 2), ("a", "1"), ("a1", True)):
        assert store.known("kind", make, *arguments) == (*arguments, "made")
    assert made == [("a", 1), ("a", 2), ("a", "1"), ("a1", True)]
    assert [NOTHING_KEPT.known("kind", make, 3) for _ in range(2)] == [(3, "made")] * 2
    assert made[4:] == [(3,), (3,)]


def test_a_hash_is_of_the_content_alone():
    text = "x" * 50
    assert digest_of((text, text)) == digest_of((text, "x" * 49 + "x"))
    assert digest_of(frozenset("abcdefgh")) == digest_of(frozenset(reversed("abcdefgh")))
    pieces = [("ab", "c"), ("a", "bc"), ("abc",), (b"abc",), ("abc", None), ("abc", False), ("abc", 0)]
    assert len(set(map(digest_of, pieces))) == len(pieces)
    with pytest.raises(TypeError):
        digest_of(object())


def truncated(path):
    path.write_bytes(path.read_bytes()[:-1])


def emptied(path):
    path.write_bytes(b"")


def longer(path):
    path.write_bytes(path.read_bytes() + b"\0")


def flipped(path, at=-9):
    data = bytearray(path.read_bytes())
    data[at] ^= 4
    path.write_bytes(data)


def with_another_hash(path):
    flipped(path, 5)


def leading_nowhere(path):
    path.unlink()
    path.symlink_to(path)


def closed(path):
    path.chmod(0)


def another_value(path):
    """Let a value stand under the name of another."""
    beside = Store(path.parent / "beside", b"this press")
    beside.folder.mkdir()
    beside.put("kind", digest_of("another key"), ("another",))
    only(beside).replace(path)
    beside.folder.rmdir()


def gone(path):
    path.unlink()


DAMAGES = [truncated, emptied, longer, flipped, with_another_hash, leading_nowhere, closed, another_value, gone]


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_is_not_there_and_is_made_anew(store, damage):
    store.put("kind", KEY, VALUE)
    damage(only(store))
    if damage is not closed or os.geteuid():  # nothing is closed to an administrator
        assert store.get("kind", KEY) is None
    assert store.known("kind", lambda _: VALUE, "a key") == VALUE
    store.put("kind", KEY, VALUE)
    assert store.get("kind", KEY) == VALUE


def test_a_folder_in_the_place_of_a_file_is_let_be(store):
    store.put("kind", KEY, VALUE)
    path = only(store)
    path.unlink()
    path.mkdir()
    store.put("kind", KEY, VALUE)
    assert store.get("kind", KEY) is None
    assert only(store) == path


class Runs:
    def __reduce__(self):
        return os.mkdir, ("run",)


class CallsOurs:
    def __reduce__(self):
        return digest_of, ("x",)


@pytest.mark.parametrize("value", [Runs(), CallsOurs(), os.path])
def test_only_values_are_read_back(store, value, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store.put("kind", KEY, VALUE)
    path = only(store)
    data = pickle.dumps(value) if not isinstance(value, type(os)) else b"cos.path\nmkdir\n."
    path.write_bytes(seal(path.name, data) + data)
    assert store.get("kind", KEY) is None
    assert not (tmp_path / "run").exists()


@contextmanager
def full_disk(room):
    """Let no file have more than so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_where_nothing_can_be_written_nothing_is_said_and_nothing_is_left(store):
    with full_disk(40):
        store.put("kind", KEY, VALUE)
    assert list(store.folder.iterdir()) == []
    assert store.get("kind", KEY) is None
    store.folder.rmdir()
    store.put("kind", KEY, VALUE)
    trim(store)
    assert store.known("kind", lambda _: VALUE, 1) == VALUE


def test_nobody_else_may_look_into_the_folder(tmp_path, store, monkeypatch):
    assert store.folder.stat().st_mode & 0o777 == MODE
    store.folder.chmod(0o755)
    assert opened(store.folder, lambda: b"").folder == store.folder
    assert store.folder.stat().st_mode & 0o777 == MODE
    monkeypatch.setattr(os, "geteuid", lambda: 4321)
    assert opened(store.folder, lambda: b"") is NOTHING_KEPT
    (tmp_path / "file").touch()
    assert opened(tmp_path / "file" / "kept", lambda: b"") is NOTHING_KEPT


def test_a_command_leaves_the_users_folder_within_its_bound(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with users_store(Asked(command="build"), lambda: None) as store:
        assert store.folder == tmp_path / "baspa"
        with (store.folder / "large").open("wb") as file:
            file.truncate(MOST)  # a file without a block
        os.utime(store.folder / "large", ns=(0, 0))
        store.put("kind", KEY, VALUE)
    assert store.get("kind", KEY) == VALUE
    assert only(store).name != "large"


def test_who_has_no_home_keeps_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert opened(Path("~/.cache/kept"), lambda: b"") is NOTHING_KEPT
    assert list(tmp_path.iterdir()) == []


def test_what_was_not_used_for_longest_goes_first(store):
    for number in range(5):
        store.put("kind", digest_of(number), ("x" * 1000,))
        for path in store.folder.iterdir():
            os.utime(path, ns=(0, path.stat().st_mtime_ns - 10**9))
    (store.folder / f"left{PART}").write_bytes(bytes(1000))  # by one that was killed
    os.utime(store.folder / f"left{PART}", ns=(0, 0))
    assert store.get("kind", digest_of(0)) is not None
    trim(store, 3 * 1100)
    assert [number for number in range(5) if store.get("kind", digest_of(number))] == [0, 3, 4]
    assert not list(store.folder.glob(f"*{PART}"))
    trim(store, 0)
    assert not list(store.folder.iterdir())


def test_another_press_is_another_in_code_house_and_libraries(tmp_path, monkeypatch):
    package, site = tmp_path / "baspa", tmp_path / "site"
    for folder in (package / "load", package / "__pycache__", site / "one-1.0.dist-info"):
        folder.mkdir(parents=True)
    monkeypatch.setattr(press_state, "PACKAGE", package)
    monkeypatch.setattr("sys.path", [str(site), str(tmp_path / "nowhere.zip")])

    def state(library="Pango 1.50"):
        return press_state.press_state([library])

    states = [state(), state("Pango 1.51")]
    for path, text in (("load/a.py", "a"), ("load/a.py", "b"), ("b.tsv", "b"), ("__pycache__/a.pyc", "a")):
        (package / path).write_text(text)
        states.append(state())
    assert states.pop() == states[-1] == state()
    (site / "one-1.0.dist-info").rename(site / "one-1.1.dist-info")
    states.append(state())
    (package / "load" / "a.py").rename(package / "load" / "c.py")
    states.append(state())
    assert len(set(states)) == len(states) == 7


BOOK = {
    "book.toml": 'title = "T"\nlanguage = "en"\nchapters = ["one.md", "two.md"]\n[variables]\nname = "Ann"\n',
    "one.md": '# One\n\n"Quoted" by {{< var name >}}.[^a] [Two](two.md)\n\n[^a]: A note.\n\n![A](a.svg)\n',
    "two.md": "# Two\n\n{{< include part.md >}}\n\n[^lost]: A note that nothing calls.\n",
    "part.md": "Words of @key in a file.\n",
    "a.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="5" height="5"/></svg>',
    "r.bib": "@book{key, title = {A Title}, date = {2001}, author = {Author, Test}}\n",
}
EDITS = {
    "nothing": {},
    "a word": {"one.md": BOOK["one.md"].replace("note", "word")},
    "a fault": {"one.md": BOOK["one.md"].replace("[^a]:", "[^b]:")},
    "what is included": {"part.md": "Other words.\n\nAnd more.\n"},
    "an image is gone": {"a.svg": ""},
    "an image is another": {"a.svg": BOOK["a.svg"].replace("5", "6")},
    "an image is another's": {"one.md": BOOK["one.md"].replace("a.svg", "b.svg"), "b.svg": BOOK["a.svg"]},
    "an image runs": {"a.svg": BOOK["a.svg"].replace("<rect", "<script/><rect")},
    "a variable": {"book.toml": BOOK["book.toml"].replace("Ann", "Eve")},
    "the language": {"book.toml": BOOK["book.toml"].replace('"en"', '"de"')},
    "the order": {"book.toml": BOOK["book.toml"].replace('"one.md", "two.md"', '"two.md", "one.md"')},
    "signs as typed": {"book.toml": "smart = false\n" + BOOK["book.toml"]},
    "citations": {"book.toml": 'bibliography = ["r.bib"]\n' + BOOK["book.toml"]},
    "citations in notes": {
        "book.toml": 'bibliography = ["r.bib"]\ncitation_style = "chicago-notes"\n' + BOOK["book.toml"]
    },
    "a chapter's language": {
        "book.toml": BOOK["book.toml"] + '[[contributions]]\nfile = "two.md"\nlanguage = "ru"\nauthors = [{name="A"}]\n'
    },
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_book_is_read_with_what_is_kept_as_without(tmp_path, store, edit):
    first = load(write(tmp_path, **BOOK), store)
    before = set(store.folder.iterdir())
    assert len(before) == 3
    write(tmp_path, **{**BOOK, **EDITS[edit]})
    assert load(tmp_path, store) == load(tmp_path)
    assert (load(tmp_path) == first) is (edit == "nothing")
    assert (set(store.folder.iterdir()) == before) is (edit in ("nothing", "an image is gone"))
    for path in store.folder.iterdir():
        flipped(path)
    assert load(tmp_path, store) == load(tmp_path)


def test_two_builds_may_use_a_folder_while_a_third_empties_it(store):
    """Values are whole or not there, whoever writes, reads or takes away the same at the same moment."""

    def build(_):
        found = [store.known("kind", lambda key: (str(key) * 5000, key), number % 3) for number in range(200)]
        return {text == str(key) * 5000 for text, key in found}

    with ThreadPoolExecutor(4) as builds:
        results = builds.map(build, range(3))
        for _ in range(50):
            trim(store, 0)
        assert list(results) == [{True}] * 3
    assert not list(store.folder.glob(f"*{PART}"))
