"""The subcommands, and the group that reads a command line for them."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

import click

from db.errors import ArchiveError
from viewer.commands import (
    asking,
    checking,
    drawing,
    exchanging,
    exhibiting,
    making,
    publishing,
    safekeeping,
    stationing,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE = 0
NOT_DONE = 2

COMMANDS: tuple[click.Command, ...] = (
    drawing.open_command,
    exhibiting.exhibit_command,
    making.new_command,
    making.build_command,
    making.import_command,
    exchanging.export_command,
    exchanging.formats_command,
    asking.search_command,
    asking.show_command,
    asking.list_command,
    asking.timeline_command,
    asking.why_command,
    asking.history_command,
    safekeeping.undo_command,
    safekeeping.redo_command,
    checking.verify_command,
    safekeeping.backup_command,
    safekeeping.restore_command,
    publishing.publish_command,
    publishing.keygen_command,
    stationing.check_command,
    stationing.counts_command,
    stationing.pin_command,
    drawing.screenshot_command,
    drawing.guide_command,
)


class Program(click.Group):
    """Take `muniment ARCHIVE` for `muniment open ARCHIVE`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first argument names; a file's name means `open`."""
        if args and args[0] not in self.commands and _names_a_file(args[0]):
            return "open", self.commands["open"], args
        return super().resolve_command(ctx, args)


def _names_a_file(argument: str) -> bool:
    return argument.endswith(".muniment") or os.sep in argument or os.path.exists(argument)  # noqa: PTH110 - any text


def _print_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from viewer.version import in_words

        click.echo(f"muniment {in_words()}")
        ctx.exit()


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a command, the viewer opens the bundled archive.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show version, commit and archive format, and exit.",
)
@click.pass_context
def program(ctx: click.Context) -> None:
    """Muniment: an offline museum archive in one file."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(drawing.open_command)


for command in COMMANDS:
    program.add_command(command)


def carry_out(arguments: Sequence[str]) -> int:
    """Carry out one command line and return its exit status: 0, 1 or 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = program.main(list(arguments), prog_name="muniment", standalone_mode=False)
    except ArchiveError as error:
        return _refuse(str(error))
    except click.exceptions.Abort:
        return _refuse("Stopped before it was done; the archive is as it was.")
    except click.ClickException as error:
        message = " ".join(error.format_message().split())
        return _refuse(f"{message.rstrip('.')}. See “muniment --help”.")
    except BrokenPipeError:  # the reader of our output has gone: nothing more to say to it
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        return DONE
    return status if isinstance(status, int) else DONE


def _refuse(sentence: str) -> int:
    click.echo(f"muniment: {' '.join(sentence.split())}", err=True)
    return NOT_DONE
