"""The command line read, and its help written: what click does for the press, of the table in words.py."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import click

from baspa.command.asked import Asked, Misused, asked_for, shown
from baspa.command.show import VOICE
from baspa.command.switches import SWITCHES, Switch
from baspa.command.wishing import with_wishes
from baspa.command.words import COMMANDS, EXITS, Command
from baspa.formats import FORMATS, USUAL

HELP = ("-h", "--help")
USUALLY = COMMANDS["build"]
WITH_VALUE = {name for switch in SWITCHES.values() if switch.value for name in switch.names}


def parsed_line(program: str, arguments: Sequence[str]) -> Asked | None:
    """Return what a command line asks for; None where that was help, which is printed. Raises Misused."""
    try:
        with CommandLine(name=program).make_context(program, list(arguments)) as context:
            asked: Asked = context.command.invoke(context)
        return asked
    except click.exceptions.Exit:
        return None
    except click.NoSuchOption as fault:
        raise Misused(no_such(fault)) from fault
    except click.BadOptionUsage as fault:
        raise Misused(wrong_value(fault)) from fault


def no_such(fault: click.NoSuchOption) -> str:
    """Say that a command has no such switch: which one has it, or which was probably meant."""
    name = fault.option_name
    having = [command.name for command in COMMANDS.values() if name in names_of(command)]
    if having:
        return f"{name} goes with {' and '.join(filter(None, (', '.join(having[:-1]), having[-1])))}"
    if fault.possibilities:
        return f'no switch is called "{name}": did you mean {" or ".join(fault.possibilities)}?'
    return f'no switch is called "{name}"'


def wrong_value(fault: click.BadOptionUsage) -> str:
    """Say that a switch lacks its value, or has one that it does not take."""
    for switch in SWITCHES.values():
        if switch.value and fault.option_name in switch.names:
            return f"{fault.option_name} wants something behind it: {written(switch)}"
    return f"{fault.option_name} takes nothing behind it"


def first_word(arguments: Sequence[str]) -> int | None:
    """Return the index of the first argument that is no switch and no switch's value."""
    for index, word in enumerate(arguments):
        if not word.startswith("-") and (not index or arguments[index - 1] not in WITH_VALUE):
            return index
    return None


def names_of(command: Command) -> list[str]:
    """Return the names of a command's switches."""
    return [name for key in command.switches for name in SWITCHES[key].names]


class CommandLine(click.Group):
    """All commands. The name of one may stand behind switches; where there is none, the words are those of a build."""

    def __init__(self, name: str) -> None:
        super().__init__(name, context_settings={"help_option_names": HELP}, add_help_option=True)
        for command in COMMANDS.values():
            self.add_command(OneCommand(command))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the name of the command first, and let click go on."""
        place = first_word(args)
        if place is not None and args[place] in self.commands:
            args = [args[place], *args[:place], *args[place + 1 :]]
        elif not {*HELP} & {*args}:
            args = [USUALLY.name, *args]
        else:
            args = [HELP[-1]]
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what `baspa --help` says."""
        formatter.write_text(VOICE.said("baspa: a small press in a box."))
        with formatter.section(VOICE.said("Commands")):
            formatter.write_dl([(shown(command), VOICE.said(command.says)) for command in COMMANDS.values()])
        with formatter.section(VOICE.said("Formats")):
            formatter.write_dl([(form.name, VOICE.said(form.summary)) for form in FORMATS.values()])
            formatter.write_text(VOICE.said(f"Where none is named: {', '.join(USUAL)}."))
        write_rest(USUALLY, formatter)
        formatter.write_paragraph()
        formatter.write_text(VOICE.said(f"exit codes: {EXITS}"))
        formatter.write_text(VOICE.said("baspa COMMAND --help tells more of a command."))


class OneCommand(click.Command):
    """One command."""

    def __init__(self, command: Command) -> None:
        words = click.Argument(["words"], nargs=-1)
        switches = [option(SWITCHES[key]) for key in command.switches]
        super().__init__(
            command.name,
            context_settings={"help_option_names": HELP},
            callback=partial(asked_of, command),
            params=[words, *switches],
        )
        self.itself = command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what `baspa COMMAND --help` says."""
        formatter.write_text(f"{shown(self.itself)}: {VOICE.said(self.itself.says)}.")
        write_rest(self.itself, formatter)


def asked_of(command: Command, words: tuple[str, ...], **switches: object) -> Asked:
    """Return what a command is asked for."""
    return asked_for(command, words, with_wishes(switches, command.of_formats))


def option(switch: Switch) -> click.Option:
    """Return a switch as click has it."""
    return click.Option([*switch.names, switch.key], is_flag=not switch.value, default=None if switch.value else False)


def write_rest(command: Command, formatter: click.HelpFormatter) -> None:
    """Write what is to be known of a command besides what it does: of the book, its switches, examples."""
    if command.more:
        formatter.write_paragraph()
        formatter.write_text(VOICE.said(command.more))
    with formatter.section(VOICE.said("Switches")):
        rows = [*((written(SWITCHES[key]), SWITCHES[key].says) for key in command.switches), THIS_HELP]
        formatter.write_dl([(name, VOICE.said(says)) for name, says in rows])
    with formatter.section(VOICE.said("Examples")):
        formatter.write("".join(f"{' ' * formatter.current_indent}{example}\n" for example in command.examples))


def written(switch: Switch) -> str:
    """Return how a switch is written."""
    return f"{', '.join(switch.names)} {switch.value}".rstrip()


THIS_HELP = (", ".join(HELP), "this help")
