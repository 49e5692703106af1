"""The images that the chapters show: found in the book's folder, looked at, and named for the editions."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from baspa.kept.store import Store
from baspa.language.model import Language
from baspa.load.folder import NO_FILE, Folder
from baspa.load.image_names import by_composed_names, meant_path, plain_names
from baspa.load.images import EXTENSIONS, IMAGE_SUFFIXES, known_as, media_type, other_media_type
from baspa.model.book import Chapter, Image, Picture
from baspa.model.problem import Problem, nearest
from baspa.tree.links import written_address


@dataclass
class ImageReader:
    """One reading of the images of all chapters, and the problems met on the way."""

    folder: Folder
    language: Language
    store: Store
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Return all files of the folder that are called as images are."""
        return self.folder.files(suffixes=IMAGE_SUFFIXES)

    @cached_property
    def composed(self) -> dict[str, str]:
        """Return them by their names in composed form."""
        return by_composed_names(self.files)

    def read(self, chapters: tuple[Chapter, ...]) -> tuple[tuple[Chapter, ...], tuple[Image, ...]]:
        """Return the chapters with their pictures' paths and names, and each image once, in the order of the text."""
        found = [replace(chapter, pictures=tuple(self.with_paths(chapter))) for chapter in chapters]
        images = {image.path: image for image in self.images(found)}
        names = plain_names({path: EXTENSIONS[image.media_type] for path, image in images.items()}, self.language)
        named = (replace(c, pictures=tuple(replace(p, name=names.get(p.path, "")) for p in c.pictures)) for c in found)
        return tuple(named), tuple(replace(image, name=names[image.path]) for image in images.values())

    def with_paths(self, chapter: Chapter) -> Iterator[Picture]:
        """Yield a chapter's pictures with their paths in the book's folder."""
        for picture in chapter.pictures:
            yield replace(picture, path=meant_path(picture.target, chapter.path, self.folder, lambda: self.composed))

    def images(self, chapters: list[Chapter]) -> Iterator[Image]:
        """Yield each image once, as far as it can be used, without its name."""
        seen: set[str] = set()
        for picture in (picture for chapter in chapters for picture in chapter.pictures):
            if self.is_there(picture) and picture.path not in seen:
                seen.add(picture.path)
                yield from self.image(picture, self.folder.read(picture.path))

    def is_there(self, picture: Picture) -> bool:
        """Tell whether a picture's file is in the book's folder (B014, B024)."""
        state = self.folder.state(picture.path) if picture.path else "outside"
        if state == "outside":
            said, hint = "leads out of the book's folder", "put the file into the folder, beside the text"
            if picture.target.startswith("data:"):
                said, hint = "holds its pixels in its address", "save it as a file in the folder, beside the text"
            self.add(picture, "B014", said, hint)
        elif self.folder.is_no_file(picture.path):
            self.add(picture, "B180", *NO_FILE)
        elif state == "missing":
            meant = nearest(picture.path, self.files)
            shown = posixpath.relpath(meant, posixpath.dirname(picture.place.file) or ".") if meant else ""
            hint = (
                f'did you mean "{written_address(shown)}"?'
                if shown
                else "an image's path starts at the file that shows it"
            )
            if posixpath.basename(picture.path).startswith("#"):
                hint = "a link behind an exclamation mark is an image: guard the mark, \\!"
            self.add(picture, "B024", "not found", hint)
        return state == "there"

    def image(self, picture: Picture, data: bytes) -> Iterator[Image]:
        """Yield the image of a picture; none where it has faults (B031)."""
        kind = media_type(data) or other_media_type(data)
        moves, faults = False, []
        if not kind:
            faults = [(said_of_other(data), "save it as PNG, JPEG or SVG")]
        elif kind == "image/svg+xml":
            faults = self.store.known("drawing", faults_of_drawing, data)
        else:
            made, moves, faults = self.store.known("picture", decoded_once, data, kind)
            data = made or data
        for fault, hint in faults:
            self.add(picture, "B031", fault, hint)
        if not faults:
            yield Image(picture.path, "", media_type(data), data, moves)

    def add(self, picture: Picture, code: str, said: str, hint: str) -> None:
        """Add a problem of a picture: its target, and what is said of it."""
        self.problems.append(Problem(picture.place, code, f'image "{picture.shown}" {said}', hint))


def said_of_other(data: bytes) -> str:
    """Return what is wrong with an image of a format that the editions cannot have."""
    name = known_as(data)
    return (
        f"is {name}, which no e-reader shows"
        if name
        else "is no PNG, JPEG, GIF, WebP, SVG, TIFF, BMP, AVIF or JPEG 2000"
    )


def faults_of_drawing(data: bytes) -> list[tuple[str, str]]:
    """Return what is wrong with an SVG, with the mend."""
    from baspa.untrusted.svg import svg_faults
    from baspa.untrusted.svg_shapes import has_shapes

    hint = "every reader must be able to show it: take that out, or save it as PNG"
    found = [(fault, hint) for fault in dict.fromkeys(svg_faults(data))]
    return found or ([] if has_shapes(data) else [("draws nothing", "save it anew from its program, or take it out")])


def decoded_once(data: bytes, kind: str) -> tuple[bytes, bool, list[tuple[str, str]]]:
    """Return an image of pixels as the editions have it, whether it moves, and what is wrong with it, with the mend.

    Of one that they have as it came, no bytes: these need not be kept.
    """
    from baspa.untrusted.raster import edition_picture
    from baspa.untrusted.raster.pieces import UnusableImageError

    try:
        made = edition_picture(data, kind)
    except UnusableImageError as fault:
        return b"", False, [(str(fault), fault.hint)]
    return b"" if made.data == data else made.data, made.moves, []
