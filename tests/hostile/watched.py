"""Runs the program as a stranger's file would meet it, and tells all it did to the machine.

    python -m tests.hostile.watched REPORT.json check FILE.xlsx

The report holds the files opened, those written or moved, every use of the network or of
another program, and the most memory that was used. Memory and processor time have limits.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
from pathlib import Path
from typing import Any

MOST_ADDRESSES = 3_000_000_000
MOST_SECONDS = 20  # of the processor; far more than any file here may cost

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_MOVES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate")
_OUTSIDE = ("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn")
_OUTSIDE += ("os.fork", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "pty.")


class Watch:
    """What an audit hook has seen."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.written: list[str] = []
        self.outside: list[str] = []

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = args
            self.opened.append(str(path))
            if isinstance(flags, int) and flags & _WRITES and path != os.devnull:
                self.written.append(str(path))
        elif event in _MOVES or event.startswith(("shutil.", "tempfile.")):
            self.written.append(f"{event} {args}")
        elif event.startswith(_OUTSIDE):
            self.outside.append(f"{event} {args}")


def peak_memory() -> int:
    """Most bytes this process held at once."""
    status = Path("/proc/self/status")
    if status.exists():  # of this program alone; getrusage counts the process it came from too
        found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text())
        assert found
        return int(found[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> None:
    """Run the command that follows the name of the report."""
    report, *words = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    watch = Watch()
    sys.addaudithook(watch)
    from allocator.commands import main as program

    code: object = 0
    try:
        program(words, prog_name="allocator")
    except SystemExit as ended:
        code = ended.code
    times = resource.getrusage(resource.RUSAGE_SELF)
    found = {name: list(seen) for name, seen in vars(watch).items()}
    found |= {"memory": peak_memory(), "seconds": times.ru_utime + times.ru_stime}
    Path(report).write_text(json.dumps(found), encoding="utf-8")
    sys.exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    main()
