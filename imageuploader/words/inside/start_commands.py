"""The commands that make a Linode from an image, with the kernel setting that starts it.

None has a token or a password: they read LINODE_TOKEN (linode-cli its own LINODE_CLI_TOKEN too)
and a public SSH key where they run.
"""

import json
import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from imageuploader.domain.inside.vocabulary import Mode
from imageuploader.domain.settings import Endpoint
from imageuploader.words.upload_commands import literal_powershell, quote_hcl, quote_sh

SMALLEST_PLAN = "g6-nanode-1"
KEY_FILE = "~/.ssh/id_ed25519.pub"
HELPERS_OFF = {
    "distro": False,
    "modules_dep": False,
    "network": False,
    "devtmpfs_automount": False,
    "updatedb_disabled": False,
}
"""The helpers of Linode, as the API calls them; none can do its work on a disk with partitions."""

_BOOT_TRIES = 60
_BOOT_PAUSE = 10
_FIRST_ID = "grep -o '\"id\": *[0-9]*' | head -n 1 | tr -dc 0-9"
_AUTHORIZATION = '--header "Authorization: Bearer $LINODE_TOKEN"'
_JSON = "--header 'Content-Type: application/json'"
_CURL = f"curl --fail --silent --show-error {_AUTHORIZATION}"


class StartTool(StrEnum):
    """A tool that makes a Linode."""

    CLI = "linode-cli"
    CURL = "curl"
    POWERSHELL = "PowerShell alone"
    TERRAFORM = "Terraform"


@dataclass(frozen=True, slots=True)
class StartFacts:
    """What a Linode is made of.

    `boot_size` is the size of its disk in MB, 0 for all that the plan has. `key` is a public SSH
    key; without one, that of KEY_FILE where the command runs.
    """

    image_id: str
    region: str
    mode: Mode
    endpoint: Endpoint
    plan: str = SMALLEST_PLAN
    boot_size: int = 0
    key: str = ""

    @property
    def helpers_off(self) -> bool:
        """Whether the helpers of Linode have to be off."""
        return self.mode is Mode.DIRECT_DISK


def start_command(tool: StartTool, facts: StartFacts) -> str:
    """Return the whole command; the shell is any POSIX one, or PowerShell from 5.1 on."""
    match tool:
        case StartTool.CLI:
            return _cli_off(facts) if facts.helpers_off else _cli_create(facts)
        case StartTool.CURL:
            return _curl_off(facts) if facts.helpers_off else _curl_create(facts)
        case StartTool.POWERSHELL:
            return _powershell(facts)
        case StartTool.TERRAFORM:
            return _terraform(facts)


def _cli_create(facts: StartFacts, *more: str) -> str:
    words = [
        f"--region={facts.region}",
        f"--type={facts.plan}",
        f"--image={facts.image_id}",
        f"--kernel={facts.mode}",
        *([f"--boot_size={facts.boot_size}"] if facts.boot_size else []),
    ]
    key = quote_sh(facts.key) if facts.key else f'"$(cat {KEY_FILE})"'
    options = (*map(quote_sh, words), f"--authorized_keys {key}", *more)
    return " \\\n  ".join(("linode-cli linodes create", *options))


def _cli_off(facts: StartFacts) -> str:
    """Make it without starting it, switch the helpers off, and start it as soon as it can."""
    plain = "--text --no-headers --format=id"
    helpers = " ".join(f"--helpers.{name}=false" for name in HELPERS_OFF)
    boot = 'linode-cli linodes boot "$linode"'
    return f"""\
linode=$({_cli_create(facts, "--booted=false", plain)}) &&
config=$(linode-cli linodes configs-list "$linode" {plain}) &&
linode-cli linodes config-update "$linode" "$config" \\
  --kernel={facts.mode} {helpers} &&
{_until_it_boots(boot)}"""


def _until_it_boots(boot: str) -> str:
    """A Linode is busy until the image is on its disk, and refuses to start before."""
    return f"for try in $(seq {_BOOT_TRIES}); do {boot} && break; sleep {_BOOT_PAUSE}; done"


def _body(facts: StartFacts, *, is_booted: bool) -> str:
    """The request as JSON in ASCII, for single quotes; the key of a file is put in by the shell."""
    fields: dict[str, object] = {
        "region": facts.region,
        "type": facts.plan,
        "image": facts.image_id,
        "kernel": str(facts.mode),
    }
    if facts.boot_size:
        fields["boot_size"] = facts.boot_size
    if not is_booted:
        fields["booted"] = False
    if facts.key:
        return shlex.quote(json.dumps({**fields, "authorized_keys": [facts.key]}))
    head = shlex.quote(json.dumps(fields)[:-1] + ', "authorized_keys": ["')
    return f"""{head}"$(cat {KEY_FILE})"'"]}}'"""


def _address(facts: StartFacts) -> str:
    return f"{facts.endpoint.url.rstrip('/')}/{facts.endpoint.version}/linode/instances"


def _curl_create(facts: StartFacts, *, is_booted: bool = True) -> str:
    address, body = quote_sh(_address(facts)), _body(facts, is_booted=is_booted)
    return f"{_CURL} {_JSON} \\\n  --data {body} \\\n  {address}"


def _curl_off(facts: StartFacts) -> str:
    """Make it without starting it, switch the helpers off, and start it as soon as it can."""
    address = quote_sh(_address(facts))
    change = shlex.quote(json.dumps({"kernel": str(facts.mode), "helpers": HELPERS_OFF}))
    boot = f'{_CURL} --request POST {address}/"$linode"/boot'
    return f"""\
linode=$({_curl_create(facts, is_booted=False)} | {_FIRST_ID}) &&
config=$({_CURL} {address}/"$linode"/configs | {_FIRST_ID}) &&
{_CURL} {_JSON} --request PUT \\
  --data {change} \\
  {address}/"$linode"/configs/"$config" &&
{_until_it_boots(boot)}"""


def _powershell(facts: StartFacts) -> str:
    """A block that ends at its first error, and leaves no variables behind."""
    key = literal_powershell(facts.key) if facts.key else f"(Get-Content -Raw {KEY_FILE}).Trim()"
    fields = {
        "region": literal_powershell(facts.region),
        "type": literal_powershell(facts.plan),
        "image": literal_powershell(facts.image_id),
        "kernel": literal_powershell(facts.mode),
        **({"boot_size": str(facts.boot_size)} if facts.boot_size else {}),
        **({"booted": "$false"} if facts.helpers_off else {}),
        "authorized_keys": f"@({key})",
    }
    return f"""\
& {{
  $ErrorActionPreference = 'Stop'
  $json = @{{ ContentType = 'application/json; charset=utf-8' }}
  $api = @{{ Headers = @{{ Authorization = "Bearer $env:LINODE_TOKEN" }} }}
  $at = {literal_powershell(_address(facts))}
  $body = {_hash_table(fields)} | ConvertTo-Json
  $server = Invoke-RestMethod @api @json -Method Post -Uri $at -Body $body
{_powershell_off(facts) if facts.helpers_off else "  $server"}
}}"""


def _powershell_off(facts: StartFacts) -> str:
    """Switch the helpers off, and start it as soon as it can."""
    helpers = _hash_table(dict.fromkeys(HELPERS_OFF, "$false"))
    change = _hash_table({"kernel": literal_powershell(facts.mode), "helpers": helpers})
    return f"""\
  $at = "$at/$($server.id)"
  $config = (Invoke-RestMethod @api -Uri "$at/configs").data[0].id
  $body = {change} | ConvertTo-Json
  Invoke-RestMethod @api @json -Method Put -Uri "$at/configs/$config" -Body $body
  foreach ($try in 1..{_BOOT_TRIES}) {{
    try {{ Invoke-RestMethod @api @json -Method Post -Uri "$at/boot" -Body '{{}}'; break }}
    catch {{ Start-Sleep {_BOOT_PAUSE} }}
  }}"""


def _hash_table(fields: Mapping[str, str]) -> str:
    """Write a hash table of PowerShell; the values are expressions."""
    return "@{ " + "; ".join(f"{name} = {value}" for name, value in fields.items()) + " }"


def _terraform(facts: StartFacts) -> str:
    """Instance, disk and configuration: only a configuration of one's own has a kernel."""
    name = re.sub(r"[^A-Za-z0-9_]", "_", facts.image_id.rpartition("/")[2])
    server = f"linode_instance.server_{name}"
    key = quote_hcl(facts.key) if facts.key else f'trimspace(file(pathexpand("{KEY_FILE}")))'
    size = str(facts.boot_size) if facts.boot_size else f"{server}.specs.0.disk"
    helpers = "\n".join(f"    {one:<18} = false" for one in HELPERS_OFF)
    off = f"\n  helpers {{\n{helpers}\n  }}\n" if facts.helpers_off else ""
    return f"""\
resource "linode_instance" "server_{name}" {{
  region = {quote_hcl(facts.region)}
  type   = {quote_hcl(facts.plan)}
}}

resource "linode_instance_disk" "boot_{name}" {{
  label           = "boot"
  linode_id       = {server}.id
  size            = {size}
  image           = {quote_hcl(facts.image_id)}
  authorized_keys = [{key}]
}}

resource "linode_instance_config" "boot_{name}" {{
  label       = "boot"
  linode_id   = {server}.id
  kernel      = {quote_hcl(str(facts.mode))}
  root_device = "/dev/sda"
  booted      = true

  device {{
    device_name = "sda"
    disk_id     = linode_instance_disk.boot_{name}.id
  }}
{off}}}"""
