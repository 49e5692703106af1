"""`python -m baspa.verify.validators.jvm_epubcheck FILE...`: EPUBCheck's classes at work; prints findings as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from baspa.verify.validators import jvm
from baspa.verify.validators.outside import Finding, Word, answer

SEVERITIES: Mapping[str, Word] = {"FATAL": "ERROR", "ERROR": "ERROR", "WARNING": "WARNING"}


def start() -> None:
    """Start a machine with EPUBCheck's jars."""
    home = jvm.package("epubcheck")
    assert home, "the caller asked `available`"
    jvm.start([home / "epubcheck.jar", home / "lib" / "*"])


def report(file: str) -> Any:
    """Return EPUBCheck's own JSON report of one file, the one of its option --json."""
    text = jvm.java("java.io.StringWriter")()
    writer = jvm.java("java.io.PrintWriter")(text)
    sink = jvm.java("com.adobe.epubcheck.reporting.CheckingReport")(writer, file)
    sink.initialize()
    jvm.java("com.adobe.epubcheck.api.EpubCheck")(jvm.java("java.io.File")(file), sink).check()
    sink.generate()
    writer.flush()
    return json.loads(str(text.toString()))


def findings(file: str, said: Any) -> Iterator[Finding]:
    """Yield one finding for each place of each message of a report."""
    for message in said["messages"]:
        severity = SEVERITIES.get(message["severity"], "NOTE")
        for place in message["locations"] or [{}]:
            path = place.get("path", "")
            inside = "" if Path(path).name == Path(file).name else path  # "./a.epub": the EPUB itself is the place
            yield Finding(file, severity, message["ID"], message["message"], inside, place.get("line", 0))


def judge(files: Sequence[str]) -> Iterator[Finding]:
    """Yield what EPUBCheck says about the files, one after the other in the same machine."""
    start()
    for file in files:
        yield from findings(file, report(file))


if __name__ == "__main__":
    answer(judge)
