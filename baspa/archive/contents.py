"""What goes into a package: editions, records, sources, the press, reports; and the facts of its bag-info.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from baspa.archive.bag import Files, bagged, stored
from baspa.archive.layout import BUILD, EDITIONS, METADATA, PRESS, REPORTS, SOURCE, WHEELS
from baspa.archive.reading import is_plain_path, unlike
from baspa.archive.readme import readmes
from baspa.model.description import Description
from baspa.model.edition import Artifact
from baspa.model.file_names import file_name
from baspa.model.identifiers import doi_address, isbn_urn
from baspa.model.problem import Failure, Place, Problem

LARGEST_NAME = 200  # letters of a title or a list of names in bag-info.txt


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What a package is made of; files by their paths in the folder that each part has."""

    description: Description
    slug: str
    press: str  # the program with its version
    editions: Sequence[Artifact]  # the records among them
    source: Files
    house: Files  # the press itself
    build: Files
    reports: Files
    wheels: Files


def package(packed: Packed) -> Artifact:
    """Return the package. Raises Failure (B342) where not every system could unpack it."""
    refuse_unlike(packed.source)
    payload = dict(parts(packed))
    tags = readmes(packed.description, packed.press)
    name = file_name(packed.slug, "archive")
    top = name.rpartition(".")[0]
    files = bagged(payload, tags, facts(packed))
    return Artifact("archive", name, stored(files, top, packed.description.modified))


def parts(packed: Packed) -> Iterator[tuple[str, bytes]]:
    """Yield the payload, by the paths in the package."""
    for artifact in packed.editions:
        yield from edition_files(artifact)
    for folder, files in (
        (SOURCE, packed.source),
        (PRESS, packed.house),
        (BUILD, packed.build),
        (REPORTS, packed.reports),
        (WHEELS, packed.wheels),
    ):
        yield from ((f"{folder}{path}", data) for path, data in files.items())


def edition_files(artifact: Artifact) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an edition; those of the records stand by themselves."""
    place = METADATA if artifact.format == "records" else f"{EDITIONS}{artifact.name}/"
    if artifact.folder:
        yield from ((f"{place}{file.path}", file.data) for file in artifact.folder)
    else:
        yield f"{EDITIONS}{artifact.name}", artifact.data


def refuse_unlike(files: Mapping[str, bytes]) -> None:
    """Raise Failure for names that not every system can have: B342."""
    bad = [(path, f'"{path}" has a sign that not every system can have in a name') for path in files]
    faults = [(path, said) for path, said in bad if not is_plain_path(path)]
    faults += unlike(sorted(files))
    if faults:
        hint = "give it another name: a package is to be unpacked on every system"
        raise Failure(Problem(Place(path), "B342", said, hint) for path, said in faults)


def facts(packed: Packed) -> Iterable[tuple[str, str]]:
    """Yield what bag-info.txt says of the book, in the order of RFC 8493, 2.2.2; "" for what is not known."""
    told = packed.description
    authors = ", ".join(each.name for each in told.authors)[:LARGEST_NAME]
    title = told.full_title[:LARGEST_NAME]
    yield "Source-Organization", told.publisher
    yield "Contact-Name", told.contact
    yield "Contact-Email", told.email
    yield "External-Description", " / ".join(filter(None, (title, authors)))
    yield "Bagging-Date", told.modified.isoformat()
    yield "External-Identifier", doi_address(told.doi)
    for form in ("print", "pdf", "epub"):
        isbn = getattr(told.isbn, form)
        yield "External-Identifier", isbn_urn(isbn)
    yield "External-Identifier", told.uuid
    yield "Bag-Software-Agent", packed.press
