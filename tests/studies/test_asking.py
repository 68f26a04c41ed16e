"""Draws asked part by part, whoever asks them, whatever befalls them."""

from __future__ import annotations

import functools
import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from allocator.studies.asking import ask, here, in_processes, uncounted

PATHS = [[3, 0, 2], [4, 1, 5], [7, 6, 8], [11, 9, 10]]


class Doubler:
    """Twice each number. mark: a file, put there by the first process that is told to die."""

    def __init__(self, mark: Path | None = None) -> None:
        self.mark = mark

    def path(self, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
        for number in numbers:
            if number == 6 and self.mark is not None and not self.mark.exists():
                self.mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            yield number, 2 * number


class Refuser(Doubler):
    def path(self, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
        raise ValueError("two is no number of mine")


EVERY = [(number, 2 * number) for number in range(12)]


def test_every_draw_is_asked_once_and_counted() -> None:
    told: list[tuple[int, int]] = []
    found = ask(Doubler, PATHS, here, lambda done, of: told.append((done, of)))
    assert sorted(found) == EVERY
    assert told == [(done, 12) for done in range(1, 13)]


def test_a_process_that_dies_loses_no_draw_and_none_is_counted_twice(tmp_path: Path) -> None:
    """Proves: parts that are lost are asked again. Without that, those of the dead process,
    and of the pool that breaks with it, would be missing."""
    told: list[int] = []
    make = functools.partial(Doubler, tmp_path / "dead")
    hands = functools.partial(in_processes, 2)
    found = ask(make, PATHS, hands, lambda done, of: told.append(done))
    assert (tmp_path / "dead").exists()
    assert sorted(found) == EVERY
    assert told[-1] == 12


def test_what_fails_there_fails_here_in_its_own_words() -> None:
    with pytest.raises(ValueError, match="two is no number of mine"):
        ask(Refuser, PATHS, functools.partial(in_processes, 2), uncounted)


def test_ctrl_c_keeps_the_parts_that_are_done() -> None:
    """By hand: it comes in the second part's second draw; the first part is whole."""

    def count(done: int, of: int) -> None:
        if done == 5:
            signal.raise_signal(signal.SIGINT)

    before = signal.getsignal(signal.SIGINT)
    assert ask(Doubler, PATHS, here, count) == [(3, 6), (0, 0), (2, 4)]
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_twice_ends_the_program() -> None:
    def count(done: int, of: int) -> None:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        ask(Doubler, PATHS, here, count)


def test_ctrl_c_keeps_the_parts_of_processes_too() -> None:
    def count(done: int, of: int) -> None:
        if done == 3:
            signal.raise_signal(signal.SIGINT)

    found = ask(Doubler, PATHS, functools.partial(in_processes, 1), count)
    assert 0 < len(found) < 12
    assert set(found) < set(EVERY)
    assert len(found) % 3 == 0
