"""Who works on draws: `--workers` and `--scheduler`, for commands that have arguments enough."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import click

from allocator.commands.help import option
from allocator.commands.options import remember, remembered
from allocator.language import _

if TYPE_CHECKING:
    from allocator.studies.asking import Hands

Command = TypeVar("Command", bound=Callable[..., Any])


def sharing_options(command: Command) -> Command:
    """`--workers` and `--scheduler`, which `hands` asks for."""
    for given in (
        option(
            "--scheduler",
            metavar="ADDRESS",
            expose_value=False,
            callback=remember,
            help="Share the draws on this Dask cluster, as tcp://10.0.0.5:8786.",
        ),
        option(
            "--workers",
            type=click.IntRange(1, 64),
            default=1,
            show_default=True,
            metavar="N",
            expose_value=False,
            callback=remember,
            help="Share the draws among so many processes.",
        ),
    ):
        command = given(command)
    return command


@contextlib.contextmanager
def hands() -> Iterator[Hands]:
    """Whoever works on the draws: this process, some of this machine, or a cluster."""
    from allocator.studies.asking import here, in_processes
    from allocator.studies.cluster import cluster

    workers, scheduler = remembered("workers"), remembered("scheduler")
    if scheduler is None:
        yield functools.partial(in_processes, workers) if workers > 1 else here
    elif workers > 1:
        says = _("Either --workers or --scheduler: a cluster has its own workers.")
        raise click.UsageError(says)
    else:
        with cluster(scheduler) as shared:
            yield shared
