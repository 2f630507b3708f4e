"""`imageuploader-cli sandbox`."""

from argparse import Namespace
from contextlib import ExitStack

from imageuploader.cli.exit_codes import Exit
from imageuploader.cli.output import Output
from imageuploader.cli.signals import cancelled_by_signals
from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.errors import BadSetting

FOREVER_SECONDS = 3600.0


def run(told: Namespace, output: Output) -> Exit:
    """Run a practice Linode until Ctrl+C."""
    from imageuploader.sandbox.faults import FAULTS, fault_and_times
    from imageuploader.sandbox.server import Sandbox

    if told.faults:
        for name, sentence in FAULTS.items():
            output.line(f"{name:<20} {sentence}")
        return Exit.DONE
    for name in told.fault:
        try:
            fault_and_times(name)
        except ValueError as error:
            raise BadSetting("--fault", name, "see --faults for those there are") from error
    practice = Sandbox(port=told.port, process_seconds=told.process_seconds, faults=told.fault)
    with ExitStack() as stack:
        cancel = stack.enter_context(cancelled_by_signals())
        try:
            sandbox = stack.enter_context(practice)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or "it must be 0 to 65535"
            raise BadSetting("--port", str(told.port), reason) from error
        output.line(f"LINODE_URL={sandbox.url}")
        output.line(f"LINODE_TOKEN={sandbox.token}")
        output.say("The practice Linode runs until Ctrl+C. Nothing leaves this computer.")
        try:
            while True:
                cancel.sleep(FOREVER_SECONDS)
        except CancelRequested:
            return Exit.DONE
