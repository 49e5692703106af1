"""Hold the records of a book against each other and against PDF and EPUB: all must say the same of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baspa.model.edition import Artifact
from baspa.model.problem import Place, Problem, Problems
from baspa.verify.held.claims import Claims
from baspa.verify.held.claims_of_files import epub_claims, pdf_claims
from baspa.verify.held.claims_of_records import READERS
from baspa.verify.held.reading import HINT


def hold_records(artifact: Artifact, pdf: Artifact, epub: Artifact) -> Problems:
    """Return B350 for each fact of which a record claims something else than a file, or than a record before it."""
    files = [pdf_claims(pdf.data), epub_claims(epub.data)]
    records = [READERS[each.path](each.data, each.path) for each in artifact.folder if each.path in READERS]
    return tuple(Problem(Place("book.toml"), "B350", said, HINT) for said in disagreements([*files, *records]))


def disagreements(claimed: Iterable[Claims]) -> Iterator[str]:
    """Yield what one claims otherwise than the first who claims something of that fact."""
    first: dict[str, tuple[str, tuple[str, ...]]] = {}
    for each in claimed:
        for fact, texts in each.facts:
            where, said = first.setdefault(fact, (each.where, texts))
            if texts != said:
                yield f"{each.where} has {fact} {shown(texts)}, {where} has {shown(said)}"


def shown(texts: Iterable[str]) -> str:
    """Return texts as a problem shows them."""
    return ", ".join(f'"{each}"' for each in texts)
