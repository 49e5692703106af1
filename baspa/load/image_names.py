"""Names of images: which file is meant by what an author wrote, and what it is called in the files that are made.

Authors, cameras and systems name files as they like. In an EPUB and in addresses a name is safe where it has ASCII
letters and figures, no spaces, and no other name differs from it by capitals alone (EPUB 3.3, OCF, 4.2.3).
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import unquote

from baspa.language import slug
from baspa.language.model import Language
from baspa.load.folder import Folder
from baspa.model.book import COVERS

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")  # RFC 3986, 3.1
OF_PAGES = re.compile(r"[?#].*", re.DOTALL)
PLAIN = re.compile(r"[A-Za-z0-9_-](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")


def meant_path(target: str, chapter: str, folder: Folder, composed: Callable[[], Mapping[str, str]]) -> str:
    """Return the path in the book's folder that a chapter's image has; "" for an address, or where it leads out.

    What is percent-encoded is decoded first, as in any address; a file with these very signs in its name is taken where
    no other is. One that begins with a stroke starts at the book's folder, as links do; what web pages have behind a
    name, `a.png#only-light`, `a.png?raw=true`, is no part of it. Systems keep letters with marks composed or in two, so
    both are the same name: `composed` are the files of the folder by their composed names.
    """
    written = (unquote(target), target, unquote(OF_PAGES.sub("", target)))
    if ADDRESS.match(written[0]):
        return ""
    home = "" if target.startswith("/") else posixpath.dirname(chapter)
    paths = [posixpath.normpath(posixpath.join(home, each.lstrip("/"))) for each in written]
    if paths[0].startswith(("/", "../")) or paths[0] == "..":
        return ""
    found = (path for path in paths if folder.state(path) != "missing")
    return next(found, "") or composed().get(unicodedata.normalize("NFC", paths[0]), paths[0])


def by_composed_names(paths: Iterable[str]) -> dict[str, str]:
    """Return paths by their text in composed form (UAX 15, NFC)."""
    return {unicodedata.normalize("NFC", path): path for path in paths}


def plain_names(paths: Mapping[str, tuple[str, ...]], language: Language) -> dict[str, str]:
    """Return a plain name for each path, distinct even without capitals: the path itself, or one that is like it.

    With each path stand the endings that a file of its format may have; one with another ending gets the first of them.
    """
    wanted = list(paths)
    first: dict[str, str] = {}  # without capitals -> the first plain path that reads so
    for path in (path for path in wanted if is_plain_name(path) and path.lower().endswith(paths[path])):
        first.setdefault(path.lower(), path)
    taken = set(COVERS.values())
    names = {path: path for read, path in first.items() if read not in taken}
    taken.update(first)
    for path in (path for path in wanted if path not in names):
        stem, end = posixpath.splitext(like(path, language))
        if not end.lower().endswith(paths[path]):
            end = paths[path][0]
        name, again = stem + end, 1
        while name.lower() in taken:
            again += 1
            name = f"{stem}-{again}{end}"
        taken.add(name.lower())
        names[path] = name
    return names


def is_plain_name(path: str) -> bool:
    """Tell whether every part of a path is plain."""
    return all(PLAIN.fullmatch(part) for part in path.split("/"))


def like(path: str, language: Language) -> str:
    """Return a plain path that reads like a path."""
    *folders, name = path.split("/")
    stem, dot, end = name.rpartition(".")  # splitext sees no ending behind a name of dots alone
    if not dot:
        stem, end = name, ""
    parts = [part if PLAIN.fullmatch(part) else slug(part, language) for part in (*folders, stem)]
    return "/".join(parts) + dot + end
