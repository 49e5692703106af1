"""The author's own cover: one picture, JPEG or PNG, that book.toml names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from baspa.kept.store import Store
from baspa.load.folder import NO_FILE, Folder
from baspa.load.images import EXTENSIONS, media_type
from baspa.load.pictures import decoded_once
from baspa.model.book import COVERS, Cover, Resource
from baspa.model.problem import Place, Problem, Problems, Severity, nearest

ENDINGS = (*EXTENSIONS["image/jpeg"], *EXTENSIONS["image/png"])
# Kindle's least width and height, px (https://kdp.amazon.com/en_US/help/topic/G6GTK3T3NUHKLEFX, 2026-11-29).
LEAST = (625, 1000)
# Heights for a width: shops cut others, or set them between bars. Kobo asks for 4:3, Kindle for 8:5
# (https://github.com/kobolabs/epub-spec, 2026-11-29); pages of A5 and 6 × 9 in are between them.
SQUAREST, SLIMMEST = 1.25, 1.75


def read_cover(folder: Folder, entry: str, place: Place, store: Store) -> tuple[Cover | None, Problems]:
    """Return the cover that book.toml names, as the editions have it, and what is to be told of it.

    None where it names none, or one that has faults: B014, B031, B180, B257. Told are B258 and B259, warnings.
    """
    if not entry:
        return None, ()
    path = posixpath.normpath(entry)
    fault = place_fault(folder, path, entry, place)
    if fault:
        return None, (fault,)
    data = folder.read(path)
    kind = media_type(data)
    if kind not in COVERS:
        said = f'the cover "{entry}" is no JPEG or PNG'
        return None, (Problem(place, "B257", said, "save it as one of them: shops take no other"),)
    made, _, faults = store.known("picture", decoded_once, data, kind)
    if faults:
        return None, tuple(Problem(place, "B031", f'the cover "{entry}" {said}', hint) for said, hint in faults)
    cover = store.known("own cover", as_cover, made or data)
    return cover, tuple(told(cover, entry, place))


def place_fault(folder: Folder, path: str, entry: str, place: Place) -> Problem | None:
    """Return what is wrong where a cover is not in the book's folder."""
    state = folder.state(path)
    if state == "outside":
        said = f'the cover "{entry}" leads out of the book\'s folder'
        return Problem(place, "B014", said, "put the file into the folder")
    if folder.is_no_file(path):
        return Problem(place, "B180", f'the cover "{entry}" {NO_FILE[0]}', NO_FILE[1])
    if state == "missing":
        meant = nearest(path, folder.files(suffixes=ENDINGS))
        hint = f'did you mean "{meant}"?' if meant else "its path begins at book.toml"
        return Problem(place, "B257", f'the cover "{entry}" not found', hint)
    return None


def as_cover(data: bytes) -> Cover:
    """Return a picture of the editions as a cover, under the name that it has in the e-book."""
    from baspa.untrusted.raster.covers import on_ground

    kind = media_type(data)
    data, width, height = on_ground(data, kind)
    return Cover(Resource(COVERS[kind], kind, data), width, height)


def told(cover: Cover, entry: str, place: Place) -> Iterator[Problem]:
    """Yield what shops would say of a cover: B258, too small, and B259, of odd proportions."""
    size = f"{cover.width} × {cover.height} px"
    if cover.width < LEAST[0] or cover.height < LEAST[1]:
        said = f'the cover "{entry}" has {size}: shops take none below {LEAST[0]} × {LEAST[1]} px'
        yield Problem(place, "B258", said, "make it larger: 1600 × 2560 px are best", Severity.WARNING)
    share = cover.height / cover.width
    if not SQUAREST <= share <= SLIMMEST:
        said = f'the cover "{entry}" has {size}, {share:.2f} times as high as wide: shops cut it or set it between bars'
        hint = f"make it {SQUAREST} to {SLIMMEST} times as high as wide"
        yield Problem(place, "B259", said, hint, Severity.WARNING)
