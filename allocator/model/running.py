"""HiGHS at work: what it says meanwhile, and how Ctrl-C stops it.

Python hears of Ctrl-C between its own steps only, and a run of HiGHS is one step however long
it takes. HiGHS calls back many times a second; there it is told to stop. An exception must
not be thrown through it: its own state would not be that of a stopped run.
"""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Iterator

import highspy
from highspy.highs import HighsCallbackEvent

from allocator.stages import Working, working

#: Seconds after which a run begins to be told of, and between one time and the next.
SOON, EVERY = 0.5, 0.2


class Running:
    """The runs of one HiGHS, which it is told of by `watch` before the first."""

    def __init__(self) -> None:
        self._stop = False
        self._next = 0.0

    def watch(self, highs: highspy.Highs) -> None:
        """Be called back by all its runs."""
        for calls in (highs.cbSimplexInterrupt, highs.cbIpmInterrupt, highs.cbMipInterrupt):
            calls.subscribe(self._look)

    def run(self, highs: highspy.Highs) -> None:
        """Let it run. Raises KeyboardInterrupt where Ctrl-C stopped it."""
        self._stop = False
        self._next = time.monotonic() + SOON
        with self._hearing():
            highs.run()
        if self._stop:
            raise KeyboardInterrupt

    def _look(self, event: HighsCallbackEvent) -> None:
        """What HiGHS calls back."""
        if self._stop:
            event.interrupt()
            return
        now = time.monotonic()
        if now >= self._next:
            self._next = now + EVERY
            working(_counted(event))

    @contextlib.contextmanager
    def _hearing(self) -> Iterator[None]:
        """Ctrl-C does what it did before, inside, but where that is to stop, HiGHS stops first."""
        before = signal.getsignal(signal.SIGINT)
        if not callable(before):
            yield
            return

        def hear(number: int, frame: object) -> None:
            try:
                before(number, frame)  # type: ignore[arg-type]
            except KeyboardInterrupt:
                self._stop = True

        try:
            signal.signal(signal.SIGINT, hear)
        except ValueError:  # only the main thread hears of it
            yield
            return
        try:
            yield
        finally:
            if signal.getsignal(signal.SIGINT) is hear:  # what it did may have changed that
                signal.signal(signal.SIGINT, before)


def _counted(event: HighsCallbackEvent) -> Working:
    """How far a run is, by its own counts."""
    out = event.data_out
    if event.callback_type == highspy.cb.HighsCallbackType.kCallbackMipInterrupt:
        return Working(0, int(out.mip_node_count), float(out.mip_gap))
    return Working(int(out.simplex_iteration_count) + int(out.ipm_iteration_count), None, 0.0)
