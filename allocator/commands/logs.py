"""`-v` and `--log`: what a run did, for the person at the terminal or for a file.

The file holds one JSON object a line: time, stage, seconds, and what was counted. It can be
passed on: words of the workbook are left out unless they are asked for. A log that cannot be
written stops nothing: the plan is what matters.
"""

from __future__ import annotations

import datetime
import json
import logging
import platform
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from allocator import __version__
from allocator.commands.help import option
from allocator.commands.options import remember, remembered
from allocator.commands.talk import VERBOSE, say
from allocator.language import _
from allocator.stages import LOGGER, Stage
from allocator.whole_file import reason

Command = TypeVar("Command", bound=Callable[..., Any])
_WORKBOOKS = (".xlsx", ".xlsm", ".xls")


def logged(command: Command) -> Command:
    """Give a command the options `-v`, `--log` and `--log-names`."""
    for given in (_log_names, _log, _verbose):
        command = given(command)
    return command


def _listen(ctx: click.Context, handler: logging.Handler) -> None:
    """Let a handler hear the stages until the command has ended."""
    before = LOGGER.level
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)

    def stop() -> None:
        LOGGER.removeHandler(handler)
        LOGGER.setLevel(before)
        handler.close()

    ctx.call_on_close(stop)


def _start_talking(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        ctx.meta[VERBOSE] = True
        _listen(ctx, Talker())


def _start_log(ctx: click.Context, _parameter: click.Parameter, path: Path | None) -> None:
    if path is None:
        return
    _demand_log(path)
    try:
        log = Log(path, encoding="utf-8", errors="replace")
    except OSError as failure:
        says = _("{path} could not be written: {reason}.", path=str(path), reason=reason(failure))
        raise click.ClickException(says) from failure
    log.setFormatter(JsonLines(names=bool(remembered("log_names"))))
    started = time.perf_counter()
    versions = {"allocator": __version__, "python": platform.python_version()}
    log.add(Stage("start", {"command": str(ctx.info_name), **versions}))
    # Contexts close what was opened last first: the end is told before the log is closed.
    _listen(ctx, log)
    ctx.call_on_close(lambda: log.add(Stage("end", seconds=time.perf_counter() - started)))


def _demand_log(path: Path) -> None:
    """A log is added to; anything else that stands there must not be."""
    if path.suffix.lower() in _WORKBOOKS:
        raise click.UsageError(_("A log is text, no workbook. Name it such as run.jsonl."))
    if path.exists():
        if not path.is_file():
            says = _("{path} is not a file. Choose another --log.", path=str(path))
            raise click.UsageError(says)
        with path.open("rb") as file:
            if file.read(1) not in (b"", b"{"):
                says = _("{path} is no log of this program. Choose another --log.", path=str(path))
                raise click.UsageError(says)


class Talker(logging.Handler):
    """Says each stage on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        """Say one."""
        say(f"  {record.getMessage()}")


class Log(logging.FileHandler):
    """A file of stages. Where it cannot be written that is said once, and the work goes on."""

    _failed = False

    def add(self, told: Stage) -> None:
        """A line of this log alone."""
        self.handle(logging.LogRecord(LOGGER.name, logging.INFO, "", 0, told, None, None))

    def close(self) -> None:
        """Close it. A full disk may be noticed only now."""
        try:
            super().close()
        except OSError:
            self._fail()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (logging's own name)
        """Say it, instead of a traceback for every line."""
        self._fail()

    def _fail(self) -> None:
        if not self._failed:
            self._failed = True
            name = Path(self.baseFilename).name
            say(_("Note: the log {name} could not be written to its end.", name=name))


class JsonLines(logging.Formatter):
    """Each stage as a JSON object on a line of its own. names: with the workbook's words."""

    def __init__(self, names: bool) -> None:
        super().__init__()
        self.names = names

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        told = record.msg
        at = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        line: dict[str, Any] = {"time": at.isoformat(timespec="milliseconds")}
        if isinstance(told, Stage):
            line |= {"stage": told.name, "seconds": round(told.seconds, 6)} | told.sizes
            line |= told.names if self.names else {}
        return json.dumps(line, ensure_ascii=False)


_verbose = option(
    "-v",
    "--verbose",
    is_flag=True,
    expose_value=False,
    callback=_start_talking,
    help="Tell each stage, with sizes and seconds.",
)
_log = option(
    "--log",
    type=click.Path(path_type=Path),
    metavar="FILE",
    expose_value=False,
    callback=_start_log,
    help="Add each stage to FILE, a JSON object a line, without the workbook's names.",
)
_log_names = option(
    "--log-names",
    is_flag=True,
    is_eager=True,  # before --log, wherever it stands
    expose_value=False,
    callback=remember,
    help="With --log: the workbook's names too.",
)
