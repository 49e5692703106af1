"""The file of a PDF: what its catalog leads to, each stream compressed once, all else in object streams of a hundred.

A reader unpacks the whole of an object stream for one object of it (ISO 32000-1, 7.5.7). pydyf 0.13.0 puts all objects
of a file into one, writes those that nothing refers to as well, and compresses each stream twice, at the slowest level.
"""

from __future__ import annotations

import hashlib
import itertools
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pydyf

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_writing import OBJECT_STREAMS

LEVEL = 6  # of zlib: 9 takes twice the time for pages that are 3 % smaller
IN_A_STREAM = 100  # objects
NOTHING_READY: Mapping[bytes, bytes] = {}
REFERENCE = re.compile(rb"\([^\\()]*(?:\\.[^\\()]*)*\)|\b(\d+) 0 R\b", re.DOTALL)  # or a string, which holds none
FREE, PLACED, IN_STREAM = 0, 1, 2  # kinds of entries in the table of objects (ISO 32000-1, table 18)
Entry = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Written:
    """An object as it stands in the file."""

    value: bytes  # of a stream, its dictionary
    content: bytes = b""
    is_stream: bool = False


@contextmanager
def small_object_streams(ready: Mapping[bytes, bytes] = NOTHING_READY) -> Iterator[None]:
    """Have PDFs written in this way while the context lasts; `ready` are contents of streams, and those compressed."""

    def write(pdf: Any, output: Any, version: Any = b"1.7", identifier: Any = False, compress: bool = False) -> None:
        write_file(pdf, output, version, identifier, compress, ready)

    with replacing(OBJECT_STREAMS, write):
        yield


def write_file(
    pdf: Any,
    output: Any,
    version: Any = b"1.7",
    identifier: Any = False,
    compress: bool = False,
    ready: Mapping[bytes, bytes] = NOTHING_READY,
) -> None:
    """Write a PDF of version 1.5 or later; the second half of its /ID is made of all that was written before it.

    `compress` is pydyf's: whether to put objects into object streams, which is always done.
    """
    roots = {"Root": pdf.catalog}
    if pdf.info:
        pdf.add_object(pdf.info)
        roots["Info"] = pdf.info
    objects = led_to(pdf.objects, [each.number for each in roots.values()], ready)
    numbers = {old: new for new, old in enumerate(objects, 1)}
    file = _FileWriter(output)
    file.write(b"%%PDF-%b\n%%\xf0\x9f\x96\xa4\n" % pydyf._to_bytes(version or b"1.7"))
    file.place_all({numbers[old]: renumbered(each, numbers) for old, each in objects.items()})
    file.end({key: b"%d 0 R" % numbers[each.number] for key, each in roots.items()}, identifier)


def led_to(objects: Sequence[Any], roots: Sequence[int], ready: Mapping[bytes, bytes]) -> dict[int, Written]:
    """Return the objects that some lead to, and those themselves, by their numbers, in the order of these."""
    found: dict[int, Written] = {}
    ahead = list(roots)
    while ahead:
        number = ahead.pop()
        if number not in found:
            found[number] = written(objects[number], ready)
            ahead += map(int, filter(None, REFERENCE.findall(found[number].value)))
    return dict(sorted(found.items()))


def written(item: Any, ready: Mapping[bytes, bytes] = NOTHING_READY) -> Written:
    """Return an object as it is to stand in the file."""
    if not isinstance(item, pydyf.Stream):
        return Written(item.data)
    content, about = joined_pieces(item.stream), pydyf.Dictionary(item.extra)
    if item.compress:
        content, about["Filter"] = ready.get(content) or compressed(content), "/FlateDecode"
    about["Length"] = len(content)
    return Written(about.data, content, is_stream=True)


def compressed(content: bytes) -> bytes:
    """Return the content of a stream as a file has it."""
    return zlib.compress(content, LEVEL)


def joined_pieces(pieces: Sequence[Any]) -> bytes:
    """Return the pieces of a stream's content as bytes."""
    return b"\n".join(piece if type(piece) is bytes else pydyf._to_bytes(piece) for piece in pieces)


def renumbered(item: Written, numbers: Mapping[int, int]) -> Written:
    """Return an object with the new numbers of those that it refers to."""

    def new(found: re.Match[bytes]) -> bytes:
        return b"%d 0 R" % numbers[int(found[1])] if found[1] else found[0]

    return Written(REFERENCE.sub(new, item.value), item.content, item.is_stream)


def object_stream(values: Mapping[int, bytes]) -> Written:
    """Return an object stream of objects by their numbers (ISO 32000-1, 7.5.7)."""
    ends = itertools.accumulate((len(value) + 1 for value in values.values()), initial=0)
    head = b" ".join(b"%d %d" % place for place in zip(values, ends, strict=False))
    about = {"Type": "/ObjStm", "N": len(values), "First": len(head) + 1}
    return written(pydyf.Stream([head, *values.values()], about, compress=True))


@dataclass(slots=True)
class _FileWriter:
    """A file while it is written: its bytes go out one after the other."""

    output: Any
    length: int = 0
    sum: Any = field(default_factory=lambda: hashlib.md5(usedforsecurity=False))
    table: dict[int, Entry] = field(default_factory=lambda: {0: (FREE, 0, 0)})  # by number

    def write(self, data: bytes) -> None:
        """Write bytes."""
        self.output.write(data)
        self.sum.update(data)
        self.length += len(data)

    def place(self, number: int, item: Written) -> None:
        """Write a stream."""
        self.table[number] = (PLACED, self.length, 0)
        self.write(b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (number, item.value, item.content))

    def place_all(self, objects: Mapping[int, Written]) -> None:
        """Write objects, whose numbers are 1 and those that follow: streams, then all others in object streams."""
        for number, each in objects.items():
            if each.is_stream:
                self.place(number, each)
        plain = [(number, each.value) for number, each in objects.items() if not each.is_stream]
        for here, start in enumerate(range(0, len(plain), IN_A_STREAM), len(objects) + 1):
            some = dict(plain[start : start + IN_A_STREAM])
            self.table.update({number: (IN_STREAM, here, at) for at, number in enumerate(some)})
            self.place(here, object_stream(some))

    def end(self, roots: Mapping[str, bytes], identifier: Any) -> None:
        """Write the table of all objects, as a stream, and where it is (ISO 32000-1, 7.5.8)."""
        number, start = len(self.table), self.length
        self.table[number] = (PLACED, start, 0)
        sizes = (1, (start.bit_length() + 7) // 8, 1)
        rows = (zip(self.table[each], sizes, strict=True) for each in range(number + 1))
        table = b"".join(value.to_bytes(size, "big") for row in rows for value, size in row)
        about = {"Type": "/XRef", "Size": number + 1, "W": pydyf.Array(sizes), **roots, **self.ids(identifier)}
        self.place(number, written(pydyf.Stream([table], about, compress=True)))
        self.write(b"startxref\n%d\n%%%%EOF\n" % start)

    def ids(self, identifier: Any) -> dict[str, Any]:
        """Return the file's /ID: what it is called, and a sum of its bytes; nothing where it is to have none."""
        own = self.sum.hexdigest()
        called = own if identifier is True else identifier
        return {"ID": pydyf.Array([pydyf.String(called).data, pydyf.String(own).data])} if identifier else {}
