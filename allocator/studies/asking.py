"""One question asked of many draws, part by part: here, or by processes that share the parts.

What is found does not depend on who shares the parts, nor on what befalls them: a part that is
lost, for whatever reason, is asked again here, and what fails there for a reason of its
own fails here too, in its own words. Ctrl-C ends the asking and not the program: the parts that
are done by then are the answer. A part that is not done is not counted, for it goes from one
end of its draws to the other. Ctrl-C once more ends the program.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
import uuid
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    Future,
    ProcessPoolExecutor,
    wait,
)
from typing import Any, Protocol, TypeVar

#: Seconds between two looks at whether to go on.
LOOK = 0.2

Told = TypeVar("Told")
Told_co = TypeVar("Told_co", covariant=True)
Path = list[int]
#: Told how many of how many draws are done.
Count = Callable[[int, int], None]


def uncounted(done: int, of: int) -> None:
    """Nobody looks."""


class Asker(Protocol[Told_co]):
    """Something that is asked of draws, a path of them at a time."""

    def path(self, numbers: Sequence[int]) -> Iterable[Told_co]:
        """What is found of each."""


class Watch:
    """How far the asking is, and whether it is to stop."""

    def __init__(self, draws: int, count: Count) -> None:
        self.draws, self.count = draws, count
        self.done = 0
        self.stopped = False

    def more(self, draws: int) -> None:
        """So many more are done."""
        self.done += draws
        self.count(self.done, self.draws)


class Hands(Protocol):
    """Whoever works on the parts: what is found of each of those that were done."""

    def __call__(
        self, make: Callable[[], Asker[Told]], paths: Sequence[Path], watch: Watch
    ) -> Iterator[list[Told]]:
        """make: something to ask, made once by whoever asks it."""


def ask(
    make: Callable[[], Asker[Told]], paths: Sequence[Path], hands: Hands, count: Count
) -> list[Told]:
    """What is found of every draw, in no order; of fewer where Ctrl-C came first."""
    watch = Watch(sum(map(len, paths)), count)
    with _ctrl_c(watch):
        return [one for part in hands(make, paths, watch) for one in part]


def _ctrl_c(watch: Watch) -> contextlib.AbstractContextManager[None]:
    """Ctrl-C stops the asking, inside, and does what it always does the second time."""
    before = signal.getsignal(signal.SIGINT)

    def stop(*_: object) -> None:
        watch.stopped = True
        signal.signal(signal.SIGINT, before)

    return _at_ctrl_c(stop)


def _unheard() -> contextlib.AbstractContextManager[None]:
    """Processes started inside never hear of Ctrl-C."""
    return _at_ctrl_c(signal.SIG_IGN)


@contextlib.contextmanager
def _at_ctrl_c(handler: Callable[..., None] | signal.Handlers) -> Iterator[None]:
    """What Ctrl-C does, inside."""
    try:
        before = signal.signal(signal.SIGINT, handler)
    except ValueError:  # only the main thread hears of it
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def here(
    make: Callable[[], Asker[Told]], paths: Sequence[Path], watch: Watch
) -> Iterator[list[Told]]:
    """The parts, one after the other, in this process."""
    asker = make()
    for path in paths:
        part = []
        for one in asker.path(path):
            if watch.stopped:
                return
            part.append(one)
            watch.more(1)
        yield part


def in_processes(
    workers: int, make: Callable[[], Asker[Told]], paths: Sequence[Path], watch: Watch
) -> Iterator[list[Told]]:
    """The parts, shared by so many processes of this machine."""
    others = set(multiprocessing.active_children())
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(min(workers, len(paths)), context)
    key = uuid.uuid4().hex
    try:
        # Ctrl-C reaches every process of a terminal; those that share the work leave it to us.
        with _unheard():
            waiting = {pool.submit(asked, key, make, path): path for path in paths}
        left = yield from gathered(waiting, watch, _for_ever)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
    yield from rest(make, left, watch)


def _for_ever() -> bool:
    return True


def rest(
    make: Callable[[], Asker[Told]], left: Sequence[Path], watch: Watch
) -> Iterator[list[Told]]:
    """The parts that were lost, asked here."""
    if left and not watch.stopped:
        yield from here(make, left, watch)


def gathered(
    waiting: dict[Future[list[Told]], Path], watch: Watch, alive: Callable[[], bool]
) -> Generator[list[Told], None, list[Path]]:
    """The parts as they come in, each once; returns those that did not.

    alive: whether there is still somebody to wait for.
    """
    lost = []
    while waiting and alive() and not watch.stopped:
        done, _ = wait(waiting, timeout=LOOK, return_when=FIRST_COMPLETED)
        for future in done:
            path = waiting.pop(future)
            try:
                part = future.result()
            except Exception:
                lost.append(path)
                continue
            watch.more(len(part))
            yield part
    return [*lost, *waiting.values()]


# What a process that shares the work does

#: What this process asks, made once for all its parts. One part at a time uses it, for a
#: worker may have several threads.
_asking: dict[str, Asker[Any]] = {}
_one_at_a_time = threading.Lock()


def asked(key: str, make: Callable[[], Asker[Told]], path: Path) -> list[Told]:
    """One part, in a process that shares the work. key: the same for all parts of an asking."""
    with _one_at_a_time:
        if key not in _asking:
            _asking.clear()
            _asking[key] = make()
        return list(_asking[key].path(path))
