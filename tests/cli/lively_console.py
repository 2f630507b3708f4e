"""The real console as a separate process, with a quick heartbeat."""

import sys

from imageuploader.cli.main import main
from imageuploader.store.presence import Presence

HEARTBEAT_SECONDS = 2.0

if __name__ == "__main__":
    defaults = Presence.__init__.__kwdefaults__
    assert defaults is not None
    defaults["heartbeat_seconds"] = HEARTBEAT_SECONDS
    sys.exit(main())
