"""`imageuploader-cli images`."""

from argparse import Namespace

from imageuploader.cli.context import Context
from imageuploader.cli.exit_codes import Exit
from imageuploader.cli.printing.output import Output
from imageuploader.domain.image import Image
from imageuploader.domain.printable import printable
from imageuploader.words.text import Text


def run(args: Namespace, context: Context, output: Output) -> Exit:
    """Print the private images of the account."""
    with context.open_client() as client:
        images = client.images({"is_public": False})
    if args.json:
        output.print_json([dict(image.received) for image in images])
        return Exit.DONE
    for image in images:
        output.print_result(_row(image))
    if not images:
        output.print_message(Text("No private images."))
    return Exit.DONE


def _row(image: Image) -> str:
    regions = ",".join(region.region for region in image.regions) or "-"
    label = printable(image.label)
    return f"{image.id:<18} {image.status:<15} {image.size:>7} MB  {regions:<12} {label}"
