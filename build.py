#!/usr/bin/env python3
"""Build the book in book/: the door to the engine. `python build.py --help` tells the rest."""

import sys

if __name__ == "__main__":
    try:
        from baspa.start import main

        sys.exit(main())
    except ModuleNotFoundError as fault:
        sys.stderr.write(
            f"build.py: {fault.name} is missing here: run `make book` once, then `.venv/bin/python build.py`\n"
        )
        sys.exit(3)
