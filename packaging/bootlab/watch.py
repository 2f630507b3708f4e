"""Watches a machine: what it writes, what is on its wire, and whether SSH lets one in."""

import os
import re
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from bootlab.trees import PASSWORD

_SETTLE_SECONDS, _AFTER_FAILURE_SECONDS, _SILENT_SECONDS, _BETWEEN_SECONDS = 45, 2, 15, 0.5
_SWAP_SECONDS, _ADD_SWAP = 60, b"device_add scsi-hd,drive=sdb,bus=scsi.0,scsi-id=1\n"
_BUSY_SHARE = 0.2
_SSH_SECONDS, _BETWEEN_TRIES_SECONDS = 90, 3
_ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\r")
_PROMPT = re.compile(rb"^(?!Last)[\w.-]+ login: ?", re.MULTILINE)
_KERNEL = re.compile(rb"Linux version \d|^\[ +\d+\.\d{6}\] ", re.MULTILINE)
_INIT = re.compile(rb"systemd\[1\]: |Welcome to .*Linux|login: ")
_FAILED = re.compile(
    rb"Kernel panic|LABORATORY: no grub\.cfg|No bootable device|not a bootable disk|grub rescue>"
    rb"|^\(initramfs\) *$|emergency mode|root account is locked|need to load the kernel first"
    rb"|No working init found",
    re.MULTILINE,
)
_ACKNOWLEDGED = b"\x63\x82\x53\x63\x35\x01\x05"
"""The cookie of a DHCP answer, and that it is an acknowledgement."""
_USER_DATA = b"LABORATORY: user data taken"
_OPTIONS = {
    "StrictHostKeyChecking": "no",
    "UserKnownHostsFile": "/dev/null",
    "PreferredAuthentications": "password",
    "NumberOfPasswordPrompts": "1",
    "ConnectTimeout": "60",
    "LogLevel": "ERROR",
}


class _Clock:
    """Seconds of a machine: they stand still while others have the processor that it wants.

    So it is not given up on because this computer is busy.
    """

    def __init__(self, machine: subprocess.Popen[bytes]) -> None:
        self._tasks = Path(f"/proc/{machine.pid}/task")
        self._last = (time.monotonic(), *self._work())
        self.now = 0.0

    def go_on(self) -> None:
        """Count the time since the last call."""
        now, (run, waited) = time.monotonic(), self._work()
        passed, ran, stood = now - self._last[0], run - self._last[1], waited - self._last[2]
        is_busy = ran + stood > _BUSY_SHARE * passed
        self.now += passed * ran / (ran + stood) if is_busy else passed
        self._last = (now, run, waited)

    def _work(self) -> tuple[float, float]:
        """Return for how many seconds its threads ran, and for how many they wanted to."""
        run = waited = 0
        with suppress(OSError):
            for path in self._tasks.glob("*/schedstat"):
                fields = path.read_text().split()
                run, waited = run + int(fields[0]), waited + int(fields[1])
        return run / 1e9, waited / 1e9


@dataclass(frozen=True, slots=True)
class Start:
    """How far a system came; `seconds` until that was known.

    `console` tells that the serial line shows the system, `prompt` that it asks there who logs in,
    `login` that SSH let root in with the password, `user_data` that cloud-init took it. Of one
    that was only followed until init was started, `is_followed` says so, and the rest is unknown.
    """

    init: bool
    console: bool
    prompt: bool
    network: bool
    login: bool
    user_data: bool
    failure: str
    seconds: float
    is_followed: bool = True


class Extent(Enum):
    """Until when a start is followed."""

    INIT = "init"
    LOGIN = "login"
    USER_DATA = "user data"


@dataclass(frozen=True, slots=True)
class Traces:
    """Where a machine leaves what it does: its serial line, its BIOS's, its wire, SSH's port."""

    serial: Path
    bios: Path
    wire: Path
    port: int
    scratch: Path


class Watch:
    """Follows one machine until nothing more is to be expected of it."""

    def __init__(self, traces: Traces, limit_seconds: float, extent: Extent) -> None:
        self._traces = traces
        self._end = limit_seconds
        self._extent = extent
        self._failure = ""
        self._seen = (False, False, False)
        self._login: bool | None = None
        self._next_try = 0.0
        self._has_swap = False

    def follow(self, machine: subprocess.Popen[bytes]) -> Start:
        """Watch it until all was reached, it failed, or nothing more comes."""
        began, clock = time.monotonic(), _Clock(machine)
        while clock.now < self._end and machine.poll() is None and not self._is_over():
            time.sleep(_BETWEEN_SECONDS)
            clock.go_on()
            self._look(clock.now)
            self._add_swap(machine, clock.now)
        self._look(clock.now)
        serial = _read(self._traces.serial)
        prompt, network, user_data = self._seen
        return Start(
            init=self._is_up() or network,
            console=_KERNEL.search(serial) is not None or prompt,
            prompt=prompt,
            network=network,
            login=bool(self._login),
            user_data=user_data,
            failure=self._failure,
            seconds=round(time.monotonic() - began, 1),
            is_followed=self._extent is not Extent.INIT,
        )

    def _is_over(self) -> bool:
        prompt, network, user_data = self._seen
        if self._extent is Extent.INIT:
            return network or self._is_up()
        is_told = self._login is not None and (user_data or self._extent is Extent.LOGIN)
        return prompt and network and is_told

    def _is_up(self) -> bool:
        return _INIT.search(_read(self._traces.serial)) is not None

    def _add_swap(self, machine: subprocess.Popen[bytes], now: float) -> None:
        """Add the second disk of a Linode once the first has its name: Linux may mix them up."""
        if machine.stdin is None or self._has_swap:
            return
        if not self._is_up() and now < _SWAP_SECONDS:
            return
        self._has_swap = True
        with suppress(BrokenPipeError):
            machine.stdin.write(_ADD_SWAP)
            machine.stdin.flush()

    def _look(self, now: float) -> None:
        serial, network = _read(self._traces.serial), _ACKNOWLEDGED in _read(self._traces.wire)
        is_asked = network and self._login is None and self._extent is not Extent.INIT
        if is_asked and now >= self._next_try:
            self._login = self._try_login()
            self._next_try = now + _BETWEEN_TRIES_SECONDS
        seen = (_PROMPT.search(serial) is not None, network, _USER_DATA in serial)
        if seen != self._seen:  # the rest follows soon, or never
            self._seen, self._end = seen, now + _SETTLE_SECONDS
        self._look_for_failure(serial, now)

    def _look_for_failure(self, serial: bytes, now: float) -> None:
        found = _FAILED.search(serial) or _FAILED.search(_read(self._traces.bios))
        if found and not self._failure:
            self._failure = found[0].decode("ascii", "replace").strip()
            self._end = min(self._end, now + _AFTER_FAILURE_SECONDS)
        is_silent = now > _SILENT_SECONDS and not serial.strip() and not any(self._seen)
        if is_silent and b"Booting from 0000:7c00" in _read(self._traces.bios):
            self._end = now

    def _try_login(self) -> bool | None:
        """Return whether SSH lets root in with the password; None if it does not answer yet."""
        asked = self._traces.scratch / "password.sh"
        asked.write_text(f"#!/bin/sh\necho {PASSWORD}\n")
        asked.chmod(0o700)
        options = [f"-o{name}={value}" for name, value in _OPTIONS.items()]
        command = ["ssh", *options, "-p", str(self._traces.port), "root@127.0.0.1", "true"]
        environment = os.environ | {"SSH_ASKPASS": str(asked), "SSH_ASKPASS_REQUIRE": "force"}
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SSH_SECONDS,
                env=environment,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return None
        if done.returncode == 0:
            return True
        return False if b"Permission denied" in done.stderr else None


def _read(path: Path) -> bytes:
    return _ESCAPES.sub(b"", path.read_bytes()) if path.exists() else b""
