"""`imageuploader-cli sandbox`."""

from argparse import Namespace
from contextlib import ExitStack

from imageuploader.cli.exit_codes import Exit
from imageuploader.cli.printing.output import Output
from imageuploader.cli.signals import cancel_on_signals
from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.errors import BadSetting
from imageuploader.words.text import Text

FOREVER_SECONDS = 3600.0


def run(args: Namespace, output: Output) -> Exit:
    """Run a practice Linode until Ctrl+C, or list its faults."""
    from imageuploader.sandbox.faults import FAULTS, parse_fault
    from imageuploader.sandbox.server import Sandbox

    if args.faults:
        width = max(map(len, FAULTS))
        for name, description in FAULTS.items():
            output.print_result(f"{name:<{width}}  {description}")
        return Exit.DONE
    for name in args.fault:
        try:
            parse_fault(name)
        except ValueError as error:
            raise BadSetting("--fault", name, "see --faults for the list") from error
    practice = Sandbox(port=args.port, process_seconds=args.process_seconds, faults=args.fault)
    with ExitStack() as stack:
        cancel = stack.enter_context(cancel_on_signals())
        try:
            sandbox = stack.enter_context(practice)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or "it must be 0 to 65535"
            raise BadSetting("--port", str(args.port), reason) from error
        output.print_result(f"LINODE_URL={sandbox.url}")
        output.print_result(f"LINODE_TOKEN={sandbox.token}")
        output.print_message(
            Text("The practice Linode runs until Ctrl+C. Nothing leaves this computer.")
        )
        try:
            while True:
                cancel.sleep(FOREVER_SECONDS)
        except CancelRequested:
            return Exit.DONE
