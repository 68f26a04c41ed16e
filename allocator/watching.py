"""The program's work in a process of its own, so that somebody is left to tell how it ended.

Where memory runs out Python itself can fail, the solver's library can break (SIGSEGV), or the
system can end the process (SIGKILL); no program can tell of its own death. So the first
process, still small, only waits: it passes on what it is sent, ends as the work ended, and
says one line where the work did not end by itself.

They speak over a pipe: the work writes its language there and, as the last thing, that it
ends by itself (a library may call C's `exit`, with any code), and Python each signal that it
caught. A second pipe ends the work with its watcher: as it closes, its reading end sends
SIGIO, which ends the work whatever library it is in.

On Windows, which cannot fork, the work is done in the first process.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import time
from collections.abc import Iterator
from typing import NoReturn

# No command is imported here: the watcher stays small, and the work begins at once.
from allocator.endings import NOT_PROVEN, STOPPED, broken_off, stopped
from allocator.language import LANGUAGES, of_this_machine, use

#: What the work says as it ends: above the number of any signal, and no letter.
ENDED = b"~"
#: Seconds in which a signal sent to both processes has reached the work.
BOTH = 0.1


def run() -> None:
    """Run the command that was typed, and exit."""
    if not hasattr(os, "fork"):
        _work(None)
    told, tell = os.pipe()
    life, watched = os.pipe()
    work = os.fork()
    if work:
        os.close(tell)
        os.close(life)
        sys.exit(_Watch(work, told).code())
    os.close(told)
    os.close(watched)
    _end_with_the_watcher(life)
    _work(tell)


# The work's side


def _end_with_the_watcher(life: int) -> None:
    import fcntl

    with contextlib.suppress(OSError):  # a system whose pipes send no signal
        fcntl.fcntl(life, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(life, fcntl.F_SETFL, fcntl.fcntl(life, fcntl.F_GETFL) | os.O_ASYNC)


def _work(tell: int | None) -> NoReturn:
    """The command itself. tell: where a watcher hears of it."""
    if tell is not None:
        os.set_blocking(tell, False)
        signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
        sys.unraisablehook = _unless_memory_is_short
    # Nothing here multiplies large matrices; a library that finds no room for its threads
    # stops the program.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # A country's objects are many and stay: to look through them for cycles as often as Python
    # is used to cost a fifth of the writing.
    gc.set_threshold(100_000, 20, 100)
    try:
        from allocator.commands import main

        main(obj=tell)
    except KeyboardInterrupt:  # too early or too late for the commands to hear of it
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.raise_signal(signal.SIGINT)
    except Exception as error:
        if tell is not None and _memory_is_short(error):
            os._exit(NOT_PROVEN)
        raise
    finally:
        if tell is not None:
            os.write(tell, ENDED)
    raise SystemExit(STOPPED)


def _unless_memory_is_short(unraisable: sys.UnraisableHookArgs) -> None:
    """What goes wrong where nobody can catch it is printed, but for want of memory."""
    if unraisable.exc_value is None or not _memory_is_short(unraisable.exc_value):
        sys.__unraisablehook__(unraisable)


def _memory_is_short(error: BaseException) -> bool:
    """Whether an error comes of it, by way of other errors or not."""
    return any(
        isinstance(one, (MemoryError, SystemError)) or any(word in str(one) for word in _SHORT)
        for one in _behind(error)
    )


#: What is raised instead of a MemoryError where a library or a thread finds no room.
_SHORT = ("failed to map segment", "allocate memory", "can't start new thread")


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


# The watcher's side


class _Watch:
    """The work, seen from the first process. heard: what came over the pipe so far."""

    def __init__(self, work: int, told: int) -> None:
        self.work = work
        self.told = told
        self.heard = b""
        os.set_blocking(told, False)
        signal.signal(signal.SIGINT, self._interrupt)
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
                signal.signal(number, self._pass_on)

    def code(self) -> int:
        """Wait for the end of the work: the exit code, and a line where it needs one."""
        _work, status = os.waitpid(self.work, 0)
        self._hear()
        if os.WIFEXITED(status) and ENDED in self.heard:
            return os.WEXITSTATUS(status)
        by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        if by in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(by, signal.SIG_DFL)
            signal.raise_signal(by)
        use(self._language())
        by_hand = by == signal.SIGINT
        print(stopped() if by_hand else broken_off(by), file=sys.stderr)
        return STOPPED if by_hand else NOT_PROVEN

    def _hear(self) -> int:
        """Read the pipe; how many Ctrl-C the work has caught."""
        with contextlib.suppress(BlockingIOError):
            while more := os.read(self.told, 4096):
                self.heard += more
        return self.heard.count(signal.SIGINT)

    def _interrupt(self, number: int, _frame: object) -> None:
        """A terminal sends Ctrl-C to both processes, `kill -INT` to this one alone."""
        before = self.heard.count(signal.SIGINT)
        time.sleep(BOTH)
        if self._hear() == before:
            os.kill(self.work, number)
            time.sleep(BOTH)
            self._hear()

    def _pass_on(self, number: int, _frame: object) -> None:
        os.kill(self.work, number)

    def _language(self) -> str:
        """The last language the work spoke."""
        words = "".join(chr(byte) for byte in self.heard if chr(byte).isalpha())
        return words[-2:] if words[-2:] in LANGUAGES else of_this_machine()
