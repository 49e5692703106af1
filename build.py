#!/usr/bin/env python3
"""Build the book in book/: the door to the engine. `python build.py --help` tells the rest."""

import sys

from baspa.cli import main

if __name__ == "__main__":
    sys.exit(main())
