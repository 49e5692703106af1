"""The door of the command: whoever stops it, even while it is still being loaded, is told so in a sentence."""

from __future__ import annotations

import gc
import sys

from baspa.command.ends import stoppable

CODE = 3  # something outside failed


def main() -> int:
    """Run the command; return its exit code."""
    gc.disable()  # what is loaded now stays until the end
    try:
        with stoppable():
            from baspa.cli import main as command

            return command()
    except KeyboardInterrupt:
        from pathlib import Path

        sys.stderr.write(f"{Path(sys.argv[0]).name}: stopped; what was there before is as it was\n")
        return CODE
    finally:
        gc.freeze()  # or Python, as it ends, looks through all that goes in a moment
