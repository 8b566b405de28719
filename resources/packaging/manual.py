"""The manual page muniment(1), written from the help of the commands themselves."""

from __future__ import annotations

from datetime import UTC, datetime

import click

HEAD = """.TH MUNIMENT 1 "{date}" "Muniment {version}" "User Commands"
.SH NAME
muniment \\- an offline museum archive in one file
.SH SYNOPSIS
.B muniment
[\\fIARCHIVE\\fR]
.br
.B muniment
\\fICOMMAND\\fR [\\fIARGUMENT\\fR]...
.SH DESCRIPTION
Muniment browses and catalogues an archive of articles, maps, units, people, places, events and
sources with a linked timeline, a map and a search that any spelling finds, and shows it on
exhibit stations.
Without a command it opens the viewer.
.SH COMMANDS
"""
FOOT = """.SH EXIT STATUS
0: done. 1: done, and problems were found. 2: it could not be done; one line on standard error
says why, and the archive is as it was.
.SH FILES
.TP
.I NAME.muniment
An archive: one SQLite database.
.TP
.I NAME.munipack
An exhibit pack: what is published of an archive, with a manifest and a signature.
.TP
.I /etc/muniment/station.toml
The settings of an exhibit station.
.SH ENVIRONMENT
.TP
.B NO_COLOR
Where it is set, nothing is printed in colour.
"""


def manual(program: click.Group, version: str, moment: int) -> str:
    """Return the page in man(7); `moment` are seconds since 1970, its date."""
    date = datetime.fromtimestamp(moment, UTC).date().isoformat()
    context = click.Context(program, info_name="muniment")
    parts = [HEAD.format(date=date, version=version)]
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        if command is not None and not command.hidden:
            parts.append(_command(command, click.Context(command, context, info_name=name)))
    return "".join([*parts, FOOT])


def _command(command: click.Command, context: click.Context) -> str:
    pieces = " ".join(_plain(piece) for piece in command.collect_usage_pieces(context))
    lines = [f".SS \\fBmuniment {_plain(command.name or '')}\\fR {pieces}\n"]
    lines.append(f"{_plain(' '.join((command.help or '').split()))}\n")
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and record[1]:
            lines.append(f".TP\n\\fB{_plain(record[0])}\\fR\n{_plain(record[1])}\n")
    return "".join(lines)


def _plain(text: str) -> str:
    """Return text that roff takes for text."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
