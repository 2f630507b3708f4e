"""The commands that do in a terminal what the form does: for three tools and three shells.

None has a token: they read LINODE_TOKEN (linode-cli its own LINODE_CLI_TOKEN too) where they run.
"""

import json
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec

_RAW_BYTE = range(0xDC80, 0xDD00)
"""What Python puts in place of a byte of a file name that is no UTF-8."""

_SAFE = re.compile(r"[A-Za-z0-9_./:=@+,-]+")
_CMD_SPECIAL = re.compile(r'([()%!^"<>&|])')
_POWERSHELL_QUOTES = re.compile("(['\u2018\u2019\u201a\u201b])")
_REPLACED_BY_POWERSHELL = re.compile("[$`\u201c-\u201e]")
_ALIGNED = frozenset({"label", "region"})
"""The fields that Terraform's block has first, with their values aligned."""

_LEGACY = "$PSNativeCommandArgumentPassing = 'Legacy'"
"""Newer PowerShells pass a double quote on in another way unless told; old ones do not care."""


class CommandKind(StrEnum):
    """A tool, and the shell whose quotes the command has."""

    CLI_SH = "linode-cli"
    CLI_POWERSHELL = "linode-cli, PowerShell"
    CLI_CMD = "linode-cli, cmd"
    CURL_SH = "curl"
    WEB_POWERSHELL = "PowerShell alone"
    TERRAFORM = "Terraform"


_OF_PLUGIN = frozenset({"label", "region", "description", "cloud_init"})
"""The fields that `linode-cli image-upload` takes, the plugin that also sends the file."""

_OF_TERRAFORM = _OF_PLUGIN | {"tags"}
_KNOWN = {CommandKind.CLI_CMD: _OF_PLUGIN, CommandKind.TERRAFORM: _OF_TERRAFORM}
"""The fields that a kind of command can set, for those that cannot set all."""


@dataclass(frozen=True, slots=True)
class CommandFacts:
    """What an upload is made of: the file, the fields, and the Linode.

    `packed` says that the file is gzip already, as it must be sent; `keeps_free_space` that its
    deleted data is sent too.
    """

    file: str
    spec: UploadSpec
    endpoint: Endpoint
    packed: bool = True
    keeps_free_space: bool = False

    @property
    def sent_file(self) -> str:
        """The file that is sent: the packed one."""
        return self.file if self.packed else f"{self.file}.gz"

    @property
    def address(self) -> str:
        """Where an upload is asked for."""
        return f"{self.endpoint.url.rstrip('/')}/{self.endpoint.version}/images/upload"


def upload_command(kind: CommandKind, facts: CommandFacts) -> str:
    """Return the whole command, with what makes the file fit to be sent before it."""
    match kind:
        case CommandKind.CLI_SH:
            return _lines(_prepare(facts, quote_sh), _cli_sh(facts))
        case CommandKind.CLI_POWERSHELL:
            return _lines(_prepare(facts, quote_powershell), _cli_powershell(facts))
        case CommandKind.CLI_CMD:
            return _lines(_prepare(facts, quote_cmd), _linode_cli(facts, quote_cmd))
        case CommandKind.CURL_SH:
            return _lines(_prepare(facts, quote_sh), _curl(facts))
        case CommandKind.WEB_POWERSHELL:
            return _lines(_prepare(facts, quote_powershell), _web_request(facts))
        case CommandKind.TERRAFORM:
            return _terraform(facts)


def possible_kinds(spec: UploadSpec) -> tuple[CommandKind, ...]:
    """Return the kinds that can say all fields: what cmd can do has no place for tags."""
    given = spec.request().keys()
    return tuple(kind for kind in CommandKind if given <= _KNOWN.get(kind, given))


def quote_here(word: str) -> str:
    """Quote a word for the usual shells of this system."""
    return _quote_windows(word) if sys.platform == "win32" else quote_sh(word)


def _quote_windows(word: str) -> str:
    """Quote a file name for PowerShell and cmd alike: no name there has a double quote in it.

    Where PowerShell would replace something in double quotes, as in curly ones, which end a string
    there, the name is quoted for it alone.
    """
    if _SAFE.fullmatch(word) and "," not in word and not word.startswith("@"):
        return word
    if _REPLACED_BY_POWERSHELL.search(word):
        return quote_powershell(word)
    return '"' + re.sub(r"(\\+)$", r"\1\1", word) + '"'


def quote_file(name: str) -> str:
    """Quote the name of a file in the folder where a command runs, for the shells here."""
    return quote_here(beside(name))


def beside(name: str) -> str:
    """Return a path to a file in the folder where a command runs that is taken for no option."""
    return f"./{name}" if name.startswith("-") else name


def quote_sh(word: str) -> str:
    """Quote a word for any POSIX shell."""
    if not any(ord(char) in _RAW_BYTE for char in word):
        return shlex.quote(word)
    return '"$(printf %b ' + shlex.quote("".join(map(_octal, word))) + ')"'


def quote_powershell(word: str) -> str:
    """Quote a word for PowerShell, to which curly quotes are quotes, and a comma makes a list."""
    if _SAFE.fullmatch(word) and "," not in word and not word.startswith(("-", "@")):
        return word
    return literal_powershell(re.sub(r'(\\*)"', r'\1\1\\"', word))


def literal_powershell(text: str) -> str:
    """Write a string of PowerShell in which nothing is replaced."""
    return "'" + _POWERSHELL_QUOTES.sub(r"\1\1", text) + "'"


def quote_cmd(word: str) -> str:
    """Quote a word for cmd: first as programs read their line, then as cmd does before that.

    A line cannot go on there: a line break becomes a space.
    """
    if _SAFE.fullmatch(word):
        return word
    word = re.sub(r"[\r\n]+", " ", word)
    inner = re.sub(r'(\\*)"', r'\1\1\\"', word)
    inner = re.sub(r"(\\+)$", r"\1\1", inner)
    return _CMD_SPECIAL.sub(r"^\1", f'"{inner}"')


def _octal(char: str) -> str:
    if ord(char) in _RAW_BYTE:
        return f"\\0{ord(char) - 0xDC00:03o}"
    return "\\\\" if char == "\\" else char


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _prepare(facts: CommandFacts, quote: Callable[[str], str]) -> str:
    """What checks, converts and compresses a file that cannot be sent as it is."""
    if facts.packed:
        return ""
    keeps = " --keep-free-space" if facts.keeps_free_space else ""
    return f"imageuploader-cli prepare {quote(facts.file)} -o {quote(facts.sent_file)}{keeps}"


def _linode_cli(facts: CommandFacts, quote: Callable[[str], str]) -> str:
    """The plugin of linode-cli that sends a file; it knows no tags."""
    words = [
        f"--{name.replace('_', '-')}" if value is True else f"--{name}={value}"
        for name, value in _options(facts.spec)
    ]
    words.append(facts.sent_file)
    return " ".join(("linode-cli", "image-upload", *map(quote, words)))


def _linode_cli_address(facts: CommandFacts, quote: Callable[[str], str]) -> str:
    """The command of linode-cli that only asks for an address, with every field."""
    words = [
        f"--{name}={'true' if value is True else value}" for name, value in _options(facts.spec)
    ]
    words += ["--format=upload_to", "--text", "--no-headers"]
    return " ".join(("linode-cli", "images", "upload", *map(quote, words)))


def _options(spec: UploadSpec) -> Iterator[tuple[str, str | bool]]:
    """Each field with its value; one that is a list is said once for each of its values."""
    for name, value in spec.request().items():
        for each in value if isinstance(value, list) else [value]:
            yield name, each


def _is_for_plugin(spec: UploadSpec) -> bool:
    return spec.request().keys() <= _OF_PLUGIN


def _cli_sh(facts: CommandFacts) -> str:
    if _is_for_plugin(facts.spec):
        return _linode_cli(facts, quote_sh)
    return f"upload_to=$({_linode_cli_address(facts, quote_sh)}) &&\n{_put_sh(facts)}"


def _cli_powershell(facts: CommandFacts) -> str:
    if _is_for_plugin(facts.spec):
        command = _linode_cli(facts, quote_powershell)
    else:
        address = _linode_cli_address(facts, quote_powershell)
        command = f"$upload_to = {address}\n{_put_powershell(facts, '$upload_to')}"
    return _lines(_LEGACY if '"' in command else "", command)


def _body(spec: UploadSpec) -> str:
    """The request as JSON in ASCII, so that no shell or code page changes it."""
    return json.dumps(spec.request())


def _curl(facts: CommandFacts) -> str:
    return f"""\
upload_to=$(curl --fail --silent --show-error --request POST {quote_sh(facts.address)} \\
  --header "Authorization: Bearer $LINODE_TOKEN" --header 'Content-Type: application/json' \\
  --data {quote_sh(_body(facts.spec))} | sed -n 's/.*"upload_to": *"\\([^"]*\\)".*/\\1/p') &&
{_put_sh(facts)}"""


def _put_sh(facts: CommandFacts) -> str:
    return f"""\
curl --globoff --fail --upload-file {quote_sh(facts.sent_file)} \\
  --header 'Content-Type: application/octet-stream' "$upload_to\""""


def _web_request(facts: CommandFacts) -> str:
    body = "'" + _body(facts.spec).replace("'", "''") + "'"
    return f"""\
$answer = Invoke-RestMethod -Method Post -Uri '{facts.address}' -ContentType 'application/json' `
  -Headers @{{ Authorization = "Bearer $env:LINODE_TOKEN" }} -Body {body}
{_put_powershell(facts, "$answer.upload_to")}"""


def _put_powershell(facts: CommandFacts, address: str) -> str:
    file = literal_powershell(facts.sent_file)
    return f"""\
Invoke-RestMethod -Method Put -Uri {address} -ContentType 'application/octet-stream' `
  -InFile {file}"""


def _terraform(facts: CommandFacts) -> str:
    spec, note = facts.spec, ""
    if not facts.packed:
        note = "# The file must be gzip: imageuploader-cli prepare makes it.\n"
    file = quote_hcl(facts.sent_file)
    lines = [
        f"label     = {quote_hcl(spec.label)}",
        f"region    = {quote_hcl(spec.region)}",
        f"file_path = {file}",
        f"file_hash = filemd5({file})",
    ]
    more = spec.request().items()
    lines += [f"{name} = {_hcl(value)}" for name, value in more if name not in _ALIGNED]
    body = "\n".join(f"  {line}" for line in lines)
    name = re.sub(r"[^A-Za-z0-9_-]", "_", spec.label) or "image"
    first = name if re.match(r"[A-Za-z_]", name) else f"_{name}"
    return f'{note}resource "linode_image" "{first}" {{\n{body}\n}}'


def _hcl(value: str | bool | list[str]) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case list():
            return f"[{', '.join(map(quote_hcl, value))}]"
        case _:
            return quote_hcl(value)


def quote_hcl(text: str) -> str:
    """Write a string of HCL, in which `${` and `%{` would begin a template."""
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub(r"([$%])\{", r"\1\1{", quoted)
