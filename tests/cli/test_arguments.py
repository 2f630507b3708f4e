"""The command line, as a stranger meets it."""

import argparse

import pytest

from imageuploader.cli.arguments import parser


def commands():
    """The parser of each command, by its name."""
    (subparsers,) = [
        action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)
    ]
    return subparsers.choices


def test_the_commands_are_those_of_the_manual():
    names = ["upload", "check", "prepare", "images", "history", "cleanup", "accounts", "sandbox"]
    assert list(commands()) == names


@pytest.mark.parametrize("name", commands())
def test_every_flag_of_a_command_is_explained(name):
    actions = commands()[name]._actions
    assert [action.dest for action in actions if not action.help] == []
    assert len(actions) > 6


@pytest.mark.parametrize("name", commands())
def test_the_help_of_a_command_says_what_it_does(name, capsys):
    with pytest.raises(SystemExit, match="0"):
        parser().parse_args([name, "--help"])
    shown = capsys.readouterr().out
    assert commands()[name].description in " ".join(shown.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--demo", "--verbose", "--account", "work", "images"],
        ["images", "--demo", "--verbose", "--account", "work"],
        ["--demo", "--account", "work", "images", "--verbose"],
    ],
)
def test_the_shared_flags_stand_before_or_after_the_command(arguments):
    args = parser().parse_args(arguments)
    assert (args.demo, args.verbose, args.account) == (True, True, "work")
    assert (args.api_url, args.api_version, args.ca) == (None, None, None)


def test_a_flag_after_the_command_wins_over_the_same_before():
    args = parser().parse_args(["--account", "work", "images", "--account", "home"])
    assert args.account == "home"
