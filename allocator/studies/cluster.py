"""Draws shared by the machines of a Dask cluster that there is already (the extra `cluster`).

Each part goes through dask.distributed's executor. The scheduler gives the part of a worker
that is lost to another one; a part that no worker brings home is asked here, and so are all
that are left where the scheduler or the last worker has gone. Each part is counted once, when
it comes in, and the parts are the same as on one machine: so is the answer, as long as the
same versions work on it, and a worker with others hands its part back.
"""

from __future__ import annotations

import contextlib
import functools
import importlib.metadata
import logging
import platform
import time
import uuid
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import allocator
from allocator.language import _
from allocator.problems import Mistyped
from allocator.studies.asking import Asker, Hands, Path, Told, Watch, asked, gathered, rest

if TYPE_CHECKING:
    from distributed import Client

#: Seconds in which a scheduler must answer, and in which one that has gone may come back.
ANSWER, ABSENCE = 10.0, 20.0
#: Packages whose version may move the last digits.
SAME = ("highspy", "numpy")

Versions = dict[str, str]


def versions() -> Versions:
    """What must be the same wherever draws are asked."""
    python = ".".join(platform.python_version_tuple()[:2])
    found = {"allocator": allocator.__version__, "Python": python}
    return found | {name: importlib.metadata.version(name) for name in SAME}


@contextlib.contextmanager
def cluster(address: str) -> Iterator[Hands]:
    """The workers of the scheduler at an address, like `tcp://10.0.0.5:8786`.

    Raises Mistyped where the extra is not installed, no scheduler answers, it has no workers,
    or a worker's versions differ from those here.
    """
    try:
        from distributed import Client
    except ImportError as missing:
        says = _("--scheduler needs the extra `cluster`: pip install 'allocator[cluster]'")
        raise Mistyped(says) from missing
    with _without_its_own_words():
        try:
            client = Client(address, timeout=ANSWER, set_as_default=False)
        except (OSError, ValueError, TypeError) as nobody:
            says = _(
                "No Dask scheduler answers at {address}. It looks like tcp://10.0.0.5:8786.",
                address=address,
            )
            raise Mistyped(says) from nobody
        try:
            _demand_same(address, client.run(versions, on_error="return"))
            yield functools.partial(_on_cluster, client)
        finally:
            client.close(timeout=ANSWER)


def _demand_same(address: str, told: Mapping[str, Versions | BaseException]) -> None:
    """Raises Mistyped where there are no workers, or one is not like this machine."""
    if not told:
        says = _(
            "The Dask scheduler at {address} has no workers yet. Start some first.",
            address=address,
        )
        raise Mistyped(says)
    own = versions()
    for worker, theirs in sorted(told.items()):
        if not isinstance(theirs, dict):
            says = _(
                "The worker {worker} cannot load allocator. Install {version} there.",
                worker=worker,
                version=own["allocator"],
            )
            raise Mistyped(says)
        for name, version in own.items():
            if theirs.get(name) != version:
                says = _(
                    "The worker {worker} has {name} {there}, and this machine {version}. "
                    "Install the same on both.",
                    worker=worker,
                    name=name,
                    there=theirs.get(name) or _("unknown"),
                    version=version,
                )
                raise Mistyped(says)


def _on_cluster(
    client: Client, make: Callable[[], Asker[Told]], paths: Sequence[Path], watch: Watch
) -> Iterator[list[Told]]:
    """The parts, shared by the workers of a cluster."""
    executor = client.get_executor(pure=False)
    key, own = uuid.uuid4().hex, versions()
    waiting = {executor.submit(asked_alike, own, key, make, path): path for path in paths}
    try:
        left = yield from gathered(waiting, watch, _presence(client))
    finally:
        for future in waiting:
            future.cancel()
    yield from rest(make, left, watch)


def asked_alike(own: Versions, key: str, make: Callable[[], Asker[Told]], path: Path) -> list[Told]:
    """One part, on a worker. Raises ValueError where it is not like the one that asks."""
    if versions() != own:
        raise ValueError("other versions")
    return asked(key, make, path)


def _presence(client: Client) -> Callable[[], bool]:
    """Whether somebody is there to work, or was not long ago."""
    seen = time.monotonic()

    def alive() -> bool:
        nonlocal seen
        if client.status == "running" and client.scheduler_info()["workers"]:
            seen = time.monotonic()
        return time.monotonic() - seen < ABSENCE

    return alive


@contextlib.contextmanager
def _without_its_own_words() -> Iterator[None]:
    """What Dask says of lost workers would stand between the lines meant for people."""
    log = logging.getLogger("distributed")
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.setLevel(before)
