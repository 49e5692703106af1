"""While a book is made, only files of the book, the house, the interpreter and its libraries are opened.

Looked at from outside (tests/watched.py), for a book with every construct and for books that try to reach what is
beside them. A program that does all that it should not shows that each of these looks sees what it is to see.
"""

import os
import re
import shutil
import sys
import sysconfig
from pathlib import Path

import needs
import pytest
from builds import BOOKS, write
from drawings import svg
from kept import PROJECT
from watched import Watched, watch

FOLDERS = (  # of the interpreter, with all that is installed into it, and of the libraries of the system
    *(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")),
    *(sys.prefix, sys.base_prefix, "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib"),
)
HOUSE = tuple(str(PROJECT / name) for name in ("baspa", "templates", "styles"))
SYSTEM = {  # what else is opened, and for whom
    "/etc/ld.so.cache": "the loader of libraries",
    "/etc/ld.so.preload": "the same",
    "/usr/share/fontconfig": "Fontconfig describes what it could be told, whatever it is told; no font is in it",
    "/usr/share/zoneinfo": "the C library's time zone",
    "/etc/localtime": "the same",
    "/etc/locale.alias": "GLib reads the names of languages",
    "/usr/share/locale": "GLib's own messages",
    "/etc/mime.types": "Python's mimetypes, which EbookLib asks",
    "/etc/ssl/openssl.cnf": "OpenSSL, when Python's hashlib is imported",
    "/proc/filesystems": "libselinux, which GLib needs, looks whether SELinux is there",
    "/proc/sys": "the C library and Haskell's ask how memory is given out",
    "/proc/meminfo": "the same",
    "/proc/self/statm": "the memory of this process, by which templates are bounded",
    "/sys/devices/system": "how many processors there are, and how their memory is divided",
    "/sys/fs/cgroup": "the same",
    "/dev/null": "where nothing is to be read or written",
    "/dev/urandom": "names of temporary files",
}
OWN = ("books", "out", "tmp", "record", "home/.cache/baspa")
SECRET = "a secret of the machine"
ADDRESSES = ("{}/a.png", "file://{}/a.png", "../../secret/a.png", "http://127.0.0.1:9/a.png")
BUILD = "from baspa.cli import main\nfor words in {!r}: print(main([*words, '--quiet']))\n"


def strange(watched: Watched, own: Path) -> list[str]:
    """Return what was opened that is nobody's business here; `own` holds the books, what is made and kept, and TMPDIR.

    A name without a folder is a part of a path that is gone into from its folder: strace tells the whole.
    """
    known = (*HOUSE, *FOLDERS, *SYSTEM, *(f"{own}/{name}" for name in OWN))
    told = {os.path.normpath(path) for path in watched.told if "/" in path}
    traced = {re.sub(r"^/proc/\d+/", "/proc/self/", path) for path in watched.traced}
    looked_into = {*sys.path, str(PROJECT)}  # where Python looks for modules
    return sorted(
        path
        for path in told | traced
        if path not in looked_into and not any(path == each or path.startswith(f"{each}/") for each in known)
    )


def watched_in(own: Path, program: str) -> Watched:
    """Watch a program that is told nothing of the machine but where programs are."""
    (own / "tmp").mkdir()
    home = {"TMPDIR": str(own / "tmp"), "HOME": str(own / "home"), "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    return watch(program, own, {"PATH": os.environ["PATH"], "PYTHONPATH": str(PROJECT), **home})


def secrets(own: Path) -> Path:
    """Make a folder with files that no book may reach."""
    for name in ("a.md", "a.png", "paper.css", "a.csl", "a.svg", "fonts/a.ttf"):
        (own / "secret" / name).parent.mkdir(parents=True, exist_ok=True)
        (own / "secret" / name).write_text(SECRET)
    return own / "secret"


def linked_book(folder: Path, secret: Path) -> Path:
    """Write a book all of whose files but book.toml and one chapter are links to what is not its own."""
    text = "# One\n\n![A](a.png)\n\n{{< include b.md >}}\n"
    toml = 'bibliography = ["r.bib"]\ncitation_style = "r.csl"\n'
    links = {"a.png": "a.png", "b.md": "a.md", "r.bib": "a.md", "r.csl": "a.csl", "queries.tsv": "a.md"}
    links |= {"styles/paper.css": "paper.css", "styles/fonts": "fonts", "templates": "."}
    write(folder, text, toml, **{"styles/epub.css": "p { color: red }"})
    for name, goal in links.items():
        (folder / name).symlink_to(secret / goal)
    return folder


def hostile_books(books: Path, secret: Path) -> list[Path]:
    """Write books that try to reach the secrets in all the ways that a book has."""
    goals = [address.format(secret) for address in ADDRESSES]
    text = "# One\n\n" + "".join(f"![A]({goal})\n\n{{{{< include {goal} >}}}}\n\n" for goal in goals)
    toml = f'bibliography = ["{secret}/a.md", "../../secret/a.md"]\ncitation_style = "{secret}/a.csl"\n'
    drawing = "".join(f'<image href="{goal}"/><use href="{goal}#a"/><rect fill="url({goal})"/>' for goal in goals)
    cover = svg(drawing).replace(b"viewBox", b'width="9" height="9" viewBox')
    style = "".join(f'@import "{goal}"; @font-face {{ font-family: F; src: url("{goal}") }}' for goal in goals)
    document = "".join(f'<img src="{goal}" alt="a"><link rel="stylesheet" href="{goal}">' for goal in goals)
    template = f"{{% include '{secret}/a.md' %}}{{% include '../../../secret/a.md' %}}"
    return [
        linked_book(books / "linked", secret),
        write(books / "named", text, toml),
        write(books / "drawing", "# One\n\n![A](a.svg)\n", **{"a.svg": svg(drawing)}),
        write(books / "cover", **{"templates/epub/cover.svg": cover}),
        write(books / "style", **{"styles/common.css": style}),
        write(books / "template", **{"templates/print/colophon.html": template}),
        write(books / "document", **{"templates/print/colophon.html": document}),
    ]


def asking_book(folder: Path) -> Path:
    """Write a book that builds, and asks for fonts that a machine may have."""
    words = "".join(f'<text y="9" font-family="{name}">a</text>' for name in ("DejaVu Sans", "sans-serif", "Arial"))
    style = '@font-face { font-family: F; src: local("DejaVu Sans") } p { font-family: F, "PT Serif", system-ui }'
    cover = svg(words).replace(b"viewBox", b'width="90" height="90" viewBox')
    files = {"a.svg": svg(words), "styles/common.css": style, "templates/epub/cover.svg": cover}
    return write(folder, "# One\n\n![A](a.svg)\n", **files)


def test_nothing_is_opened_but_what_belongs_to_the_book_and_to_the_press(tmp_path):
    pandoc = needs.module("pypandoc").__file__.replace("__init__.py", "files/pandoc")
    secret, out = secrets(tmp_path), ("--out", f"{tmp_path}/out")
    shutil.copytree(BOOKS / "construct-everything", tmp_path / "books" / "everything")
    good = [("pdf", "booklet", "epub", "--book", f"{tmp_path}/books/everything", *out)]
    good += [("proof", "epub", "--book", str(asking_book(tmp_path / "books" / "asking")), *out)]
    bad = [("--book", str(folder), *out) for folder in hostile_books(tmp_path / "books", secret)]
    watched = watched_in(tmp_path, BUILD.format([*good, *bad]))
    codes = [line for line in watched.printed.splitlines() if line in ("0", "1", "2", "3")]
    assert codes == ["0"] * len(good) + ["1"] * len(bad), watched.printed
    assert strange(watched, tmp_path) == []
    assert watched.network == ()
    assert watched.started == {pandoc}
    assert SECRET not in watched.printed
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".pdf", ".epub"}
    assert not any(SECRET.encode() in path.read_bytes() for path in (tmp_path / "out").iterdir())


BAD = """
import ctypes, os, socket, subprocess, urllib.request
open({0!r} + "/a.md").close()
ctypes.CDLL(None).open({0!r}.encode() + b"/a.png", os.O_RDONLY)
open("books/link").close()
folder = os.open({0!r}, os.O_RDONLY)
os.close(os.open("a.svg", os.O_RDONLY, dir_fd=folder))
socket.socket(socket.AF_UNIX).close()
ctypes.CDLL(None).socket(1, 1, 0)
subprocess.run(["true"])
"""


def test_what_should_not_be_is_seen(tmp_path):
    """Files by Python and by a native library, behind a link and from a folder; sockets of both; a program."""
    secret = secrets(tmp_path)
    (tmp_path / "books").mkdir()
    (tmp_path / "books" / "link").symlink_to(secret / "paper.css")
    watched = watched_in(tmp_path, f"import os; os.chdir({str(tmp_path)!r})" + BAD.format(str(secret)))
    assert watched.code == 0, watched.printed
    names = {"a.md", "a.png", "a.svg", "paper.css"}
    assert names <= {path.removeprefix(f"{secret}/") for path in strange(watched, tmp_path)}
    assert f"{secret}/a.md" in watched.told
    assert sum("socket" in each for each in watched.network) >= 3
    assert any(Path(path).name == "true" for path in watched.started)


@pytest.mark.parametrize("path", [*SYSTEM, *HOUSE])
def test_what_is_allowed_holds_no_fonts_of_the_machine_and_no_whole_disk(path):
    assert len(Path(path).parts) > 2
    assert "font" not in path or path in ("/usr/share/fontconfig", f"{PROJECT}/styles")
