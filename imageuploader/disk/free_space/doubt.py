"""Why the free space of a file system is sent like everything else."""


class Doubt(Exception):
    """It is not certain that what a file system calls free is free; its text is for the log."""


def require(is_so: object, reason: str) -> None:
    """Raise Doubt unless something is so."""
    if not is_so:
        raise Doubt(reason)
