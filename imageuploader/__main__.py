"""`python -m imageuploader` opens the window."""

import sys

from imageuploader.start import main

if __name__ == "__main__":
    sys.exit(main())
