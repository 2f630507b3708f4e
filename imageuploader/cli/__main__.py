"""`python -m imageuploader.cli` runs the console companion."""

import sys

from imageuploader.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
