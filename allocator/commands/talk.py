"""What every command says the same way: refusals, failures, progress, notes."""

from __future__ import annotations

import contextlib
import errno
import math
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from allocator.endings import NOT_PROVEN, STOPPED, memory_short, stopped
from allocator.language import N_, Nn_, _, language, ngettext
from allocator.names import visible
from allocator.numerals import percent
from allocator.problems import BadQuestion, Mistyped, NoPlan, NotProven, problem_notes
from allocator.stages import Working, listening, stage, tell
from allocator.whole_file import check_place, reason

if TYPE_CHECKING:
    from allocator.solving import Progress
    from allocator.workbook.reading import Reading

NEEDS_FIXING, NO_PLAN = 1, 3
WORKBOOK = click.Path(path_type=Path)
#: Where a command's context keeps that each stage is told on the terminal.
VERBOSE = "allocator.verbose"


def read_workbook(workbook: Path) -> Reading:
    """Read a workbook; its parser is imported only when it is needed."""
    from allocator.workbook.reading import read

    with stage("read") as told:
        told.names["workbook"] = str(workbook)
        reading = read(workbook)
        tell_watcher(language())
        told.sizes |= reading.sizes()
        told.names["warnings"] = list(reading.warnings)
    return reading


def tell_watcher(word: str) -> None:
    """Tell the process that waits for this one, where one does (see `watching`)."""
    context = click.get_current_context(silent=True)
    if context and isinstance(context.obj, int):
        os.write(context.obj, word.encode())


def refuse_output(output: Path | None, workbooks: Sequence[Path]) -> None:
    """Refuse an output that cannot be written, before any work is done for it.

    One that would replace an input, under whatever name, is a mistyped command.
    """
    if output is None:
        return
    if any(_same_file(output, workbook) for workbook in workbooks):
        raise click.UsageError(_("The output would replace its own input. Choose another name."))
    with plain_failures():
        check_place(output)


def _same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file: spelt alike, linked, or alike but for capitals."""
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return one.resolve() == other.resolve()


#: Told the notes on a workbook's cells, by sheet and address.
Mark = Callable[[Mapping[tuple[str, str], str]], None]


def unmarked(notes: Mapping[tuple[str, str], str]) -> None:
    """No copy was asked for."""


@contextlib.contextmanager
def refusals(as_json: bool, mark: Mark = unmarked) -> Iterator[None]:
    """Every refusal as its sentence (or its JSON) and its exit code.

    mark: what is done with the notes on the cells that were refused.
    """
    from allocator.as_json import conflict_json, dumps, not_proven_json, problems_json
    from allocator.no_plan import notes, told

    try:
        yield
    except BadQuestion as bad:
        said = [str(problem) for problem in bad.problems]
        tell("refused", {"problems": len(said)}, {"problems said": said})
        for line in said:
            say(line)
        if as_json:
            click.echo(dumps(problems_json(bad.problems)))
        else:
            say(_to_fix(len(bad.problems)))
        mark(problem_notes(bad.problems))
        sys.exit(NEEDS_FIXING)
    except NoPlan as none:
        for line in told(none.found):
            say(line)
        if as_json:
            click.echo(dumps(conflict_json(none.found)))
        mark(notes(none.found))
        sys.exit(NO_PLAN)
    except Mistyped as wrong:
        raise click.UsageError(str(wrong)) from wrong
    except NotProven as stopped:
        say(str(stopped))
        if as_json:
            click.echo(dumps(not_proven_json(str(stopped))))
        sys.exit(NOT_PROVEN)


def _to_fix(count: int) -> str:
    one, many = Nn_(
        "{count} thing to fix; nothing was written.", "{count} things to fix; nothing was written."
    )
    return ngettext(one, many, count)


@contextlib.contextmanager
def plain_failures() -> Iterator[None]:
    """A file that cannot be written is said in one line; what was there stays."""
    try:
        yield
    except FileExistsError as exists:
        name = exists.filename
        says = _("{file} exists already.", file=str(name)) if name else str(exists)
        raise click.ClickException(says) from exists
    except (OSError, ValueError) as failure:
        raise click.ClickException(str(failure)) from failure


@contextlib.contextmanager
def machine_faults() -> Iterator[None]:
    """What no command foresees: Ctrl-C, no memory left, or no place for what it prints.

    Files have their own sentences (see `plain_failures`, and `open_book` for those read), so
    that what is still an OSError here befell standard output. A reader that has gone away
    (`| head`) is click's to end quietly.
    """
    try:
        yield
    except KeyboardInterrupt:
        say(stopped())
        sys.exit(STOPPED)
    except MemoryError:
        _say_memory_is_short()
    except OSError as failure:
        if failure.errno == errno.EPIPE:
            raise
        if failure.errno == errno.ENOMEM:
            _say_memory_is_short()
        _forget_standard_output()
        says = _("The answer could not be printed: {reason}.", reason=reason(failure))
        raise click.ClickException(says) from failure


def _say_memory_is_short() -> NoReturn:
    say(memory_short())
    sys.exit(NOT_PROVEN)


def _forget_standard_output() -> None:
    """Let what is still to be printed go nowhere: Python would fail on it again as it ends."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextlib.contextmanager
def progress_line(quiet: bool) -> Iterator[Progress]:
    """A line on the terminal that tells the stage, and how far the solver is in a long one.

    Nothing in a pipe or with --json.
    """
    # Where each stage is told, a line that is written over and over would be in the way.
    if quiet or not sys.stderr.isatty() or is_verbose():
        yield lambda stage: None
        return
    from rich.console import Console

    with Console(stderr=True).status(_("Starting")) as status:
        now = ""

        def begin(stage: str) -> None:
            nonlocal now
            now = f"{stage_words(stage)}…"
            status.update(now)

        with listening(lambda how: status.update(working_words(now, how))):
            yield begin


_STAGES = {
    "read": N_("Reading the workbook"),
    "build": N_("Writing the model"),
    "solve": N_("Looking for the best plan"),
    "price": N_("Measuring what each rule costs"),
    "prices": N_("Measuring what each rule and each amount costs"),
    "check": N_("Checking every rule again"),
    "alternatives": N_("Looking for other plans, nearly as good"),
    "gradual": N_("Measuring what going gradually costs"),
    "why": N_("Asking why each line has what it has"),
    "prove": N_("Proving the plan in exact arithmetic"),
    "recommend": N_("Measuring what each recommendation is worth"),
    "conflict": N_("Looking for the rules that quarrel"),
}


def stage_words(stage: str) -> str:
    """A stage in words: one of those every command has, or one that a study has put in words."""
    return _(_STAGES[stage]) if stage in _STAGES else stage


def working_words(stage: str, how: Working) -> str:
    """A stage in words, and how far the solver is in it."""
    if how.branches is None:
        return ngettext("{stage} {count} step", "{stage} {count} steps", how.steps, stage=stage)
    if not math.isfinite(how.gap):
        return ngettext(
            "{stage} {count} branch, no plan yet",
            "{stage} {count} branches, no plan yet",
            how.branches,
            stage=stage,
        )
    return ngettext(
        "{stage} {count} branch, {gap} from proven",
        "{stage} {count} branches, {gap} from proven",
        how.branches,
        stage=stage,
        gap=percent(how.gap, 2),
    )


def is_verbose() -> bool:
    """Whether each stage is told on the terminal: a line written over would be in the way."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(VERBOSE))


def share(text: str) -> float:
    """A percentage typed as an option, as a fraction. Raises BadParameter where it is none."""
    from allocator.workbook.numbers import Trouble, percentage

    read = percentage(text)
    if isinstance(read, Trouble):
        raise click.BadParameter(f"{read.says} {read.fix}")
    return read


def warn(warnings: tuple[str, ...]) -> None:
    """What is odd about a workbook, one line each."""
    for warning in warnings:
        say(_("Note: {warning}", warning=warning))


def say_written(file: Path) -> None:
    """Where an answer is."""
    say(_("Written: {file}", file=str(file)))


def say(text: str) -> None:
    """A line for the person, on standard error, without marks that could steer a terminal."""
    click.echo(visible(text), err=True)
