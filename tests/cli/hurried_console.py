"""The real console as a separate process, with shorter waits."""

import sys
from functools import partial

from imageuploader.cli import context
from imageuploader.cli.main import main
from imageuploader.domain.retry import RetryWaits
from imageuploader.linode.client import LinodeClient
from imageuploader.linode.timeouts import Timing

WAIT = 0.3
REPLY_SECONDS = 1.0

if __name__ == "__main__":
    client = partial(LinodeClient, timing=Timing(reply=REPLY_SECONDS))
    vars(context).update(UPLOAD_WAITS=RetryWaits((WAIT,) * 5), LinodeClient=client)
    sys.exit(main())
