"""Write baspa/layout/declared_types.json: what cffi reads of WeasyPrint's declarations of C.

Run it as `python tools/declared_types.py` when WeasyPrint is another; a test holds the file against this script.
"""

from __future__ import annotations

import ast
import io
import json
import tempfile
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import cffi

from baspa.layout.declared_types import TABLE, digest_of_declarations


def declarations(module: Path) -> str:
    """Return what a module of Python hands to `cdef`."""
    calls = (node for node in ast.walk(ast.parse(module.read_text())) if isinstance(node, ast.Call))
    (text,) = (
        ast.literal_eval(call.args[0])
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "cdef"
    )
    return str(text)


def read(text: str) -> dict[str, Any]:
    """Return what cffi reads of declarations, by the names of what it gives its FFI."""
    ffi = cffi.FFI()
    ffi.cdef(text)
    ffi.set_source("declared", None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "declared.py"
        with redirect_stdout(io.StringIO()):  # it says where it writes
            ffi.emit_python_code(str(path))
        written = ast.parse(path.read_text())
    (call,) = (node for node in ast.walk(written) if isinstance(node, ast.Call))
    return {str(each.arg).removeprefix("_"): ast.literal_eval(each.value) for each in call.keywords}


def plain(value: Any) -> Any:
    """Return a value as JSON has it: a text of Latin-1 for bytes."""
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return list(map(plain, value)) if isinstance(value, tuple) else value


def table() -> str:
    """Return the file."""
    module = Path(cffi.__file__).parents[1] / "weasyprint" / "text" / "ffi.py"
    made = {name: plain(value) for name, value in read(declarations(module)).items()}
    return json.dumps({"declared_in": digest_of_declarations(), **made}, indent=0) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="ascii")
