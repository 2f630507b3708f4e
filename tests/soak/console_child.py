"""The real console, with shorter waits: uploads every file of a folder, one after the other."""

import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from imageuploader.cli import upload
from imageuploader.cli.arguments import parser
from imageuploader.cli.context import open_context
from imageuploader.cli.printing.output import Output
from imageuploader.cli.printing.streams import Messages
from imageuploader.domain.connection import Flags

TIME_SCALE = 0.02
SANDBOX_TOKEN = "practice"  # noqa: S105 - a word of the practice


def main(url: str, home: str, folder: str, _seed: str) -> None:
    """Upload every file of a folder."""
    files = [str(path) for path in sorted(Path(folder).iterdir())]
    args = parser().parse_args(["upload", "--region", "us-ord", "--quiet", *files])
    environ = {"LINODE_URL": url, "LINODE_TOKEN": SANDBOX_TOKEN, "IMAGEUPLOADER_HOME": home}
    with ExitStack() as stack:
        context = stack.enter_context(open_context(Flags(verbose=True), environ))
        upload.run(args, replace(context, time_scale=TIME_SCALE), Output(sys.stdout, Messages()))


if __name__ == "__main__":
    main(*sys.argv[1:])
