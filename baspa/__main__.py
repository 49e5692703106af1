"""`python -m baspa`: the command where its script is on no PATH, or where one Python of several is meant."""

import sys

from baspa import start

if __name__ == "__main__":
    sys.argv[0] = "baspa"  # what it calls itself: the file's own name would be __main__.py
    sys.exit(start.main())
