"""python -m pos_app."""

import sys
from multiprocessing import freeze_support

from pos_app.cli import main

if __name__ == "__main__":
    freeze_support()  # the packed program is its own helper when it verifies large books
    sys.exit(main())
