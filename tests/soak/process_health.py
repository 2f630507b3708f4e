"""Memory, files and threads of a process while it works."""

import re
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

EVERY_SECONDS = 0.5
MOST_GROWN_MIB = 16
MOST_MORE_FILES = 6
MOST_MORE_THREADS = 3


@dataclass(frozen=True)
class Sample:
    """Memory in MiB, open files, threads."""

    memory: float
    files: float
    threads: float


def sample_process(process: "subprocess.Popen[bytes]", seconds: float) -> list[Sample]:
    """Sample the process until it ends; kill it after so many seconds."""
    samples: list[Sample] = []
    end = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < end:
        if (sample := _sample(process.pid)) is not None:
            samples.append(sample)
        try:
            process.wait(EVERY_SECONDS)
        except subprocess.TimeoutExpired:
            continue
    if process.poll() is None:
        process.kill()
        process.wait()
    return samples


def _sample(pid: int) -> Sample | None:
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii")
        files = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    except OSError:
        return None
    facts = dict(re.findall(r"^(VmRSS|Threads):\s+(\d+)", status, re.MULTILINE))
    if len(facts) < 2:
        return None
    return Sample(int(facts["VmRSS"]) / 1024, files, int(facts["Threads"]))


def quarter_median(samples: list[Sample], number: int) -> Sample:
    """Return the median of each measure in the first, second, ... quarter."""
    size = len(samples) // 4
    part = samples[(number - 1) * size : number * size]
    return Sample(
        median(sample.memory for sample in part),
        median(sample.files for sample in part),
        median(sample.threads for sample in part),
    )


def find_growth(samples: list[Sample]) -> list[str]:
    """Return the measures that grew from the second to the last quarter; the first still loads."""
    early, late = quarter_median(samples, 2), quarter_median(samples, 4)
    measures = (
        ("memory (MiB)", early.memory, late.memory, MOST_GROWN_MIB),
        ("open files", early.files, late.files, MOST_MORE_FILES),
        ("threads", early.threads, late.threads, MOST_MORE_THREADS),
    )
    return [
        f"{name}: {before:.0f} -> {after:.0f}"
        for name, before, after, most in measures
        if after - before > most
    ]
