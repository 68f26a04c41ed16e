"""A real browser for tests: headless Chromium, asked over a pipe as its own tools ask it.

The pipe speaks JSON, one message after another with a zero byte between them; it needs no
driver, no port and no package. Questions are put by the debugger, so a page that allows no
scripts can be asked all the same.
"""

from __future__ import annotations

import base64
import contextlib
import itertools
import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
PATIENCE = 60.0
BAD = ("error", "warning")
SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)


@dataclass
class Tab:
    """An open page. requests: addresses it asked for; errors: what its console complained of."""

    to_browser: int
    from_browser: int
    numbers: Iterator[int] = field(default_factory=itertools.count)
    session: str = ""
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    loaded: bool = False
    waiting: bytes = b""

    def ask(self, method: str, **given: Any) -> dict[str, Any]:
        """Put a command to the browser and wait for its answer."""
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": given}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to_browser, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return dict(answer["result"])

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page."""
        answer = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def open(self, path: Path) -> None:
        """Load a file, to its end."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for part in ("Page", "Network", "Runtime", "Log"):
            self.ask(f"{part}.enable")
        self.loaded = False
        self.ask("Page.navigate", url=path.resolve().as_uri())
        while not self.loaded:
            self._next()

    def picture(self, path: Path, width: int = 1200) -> None:
        """The whole page as a PNG."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=900,
            deviceScaleFactor=1,
            mobile=False,
        )
        shot = self.ask("Page.captureScreenshot", captureBeyondViewport=True, **self._all(width))
        path.write_bytes(base64.b64decode(shot["data"]))

    def _all(self, width: int) -> dict[str, Any]:
        height = self.evaluate("document.documentElement.scrollHeight")
        return {"clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}}

    def printed(self, path: Path) -> None:
        """The page as it is printed, a PDF on the paper it asks for."""
        answer = self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        path.write_bytes(base64.b64decode(answer["data"]))

    def _next(self) -> dict[str, Any]:
        """The next message, events among them noted."""
        end = time.monotonic() + PATIENCE
        while b"\0" not in self.waiting:
            ready, _, _ = select.select([self.from_browser], [], [], end - time.monotonic())
            assert ready, "the browser does not answer"
            part = os.read(self.from_browser, 1 << 20)
            assert part, "the browser ended"
            self.waiting += part
        text, _, self.waiting = self.waiting.partition(b"\0")
        message: dict[str, Any] = json.loads(text)
        self._note(message.get("method", ""), message.get("params", {}))
        return message

    def _note(self, method: str, given: dict[str, Any]) -> None:
        if method == "Page.loadEventFired":
            self.loaded = True
        elif method == "Network.requestWillBeSent":
            self.requests.append(given["request"]["url"])
        elif method == "Runtime.exceptionThrown" or (
            method == "Runtime.consoleAPICalled" and given["type"] in BAD
        ):
            self.errors.append(str(given))
        elif method == "Log.entryAdded" and given["entry"]["level"] in BAD:
            self.errors.append(str(given["entry"]))


@contextlib.contextmanager
def browser(profile: Path) -> Iterator[Tab]:
    """A browser with a page of its own. profile: a folder for what it keeps."""
    assert CHROMIUM is not None
    to_read, to_browser = os.pipe()
    from_browser, to_write = os.pipe()
    # The browser reads commands from its file 3 and writes answers to its file 4.
    begin = (
        "import os, sys; one, other = map(os.dup, map(int, sys.argv[1:3]));"
        "os.dup2(one, 3); os.dup2(other, 4); [os.set_inheritable(end, True) for end in (3, 4)];"
        "os.execv(sys.argv[3], sys.argv[3:])"
    )
    ends = [str(to_read), str(to_write)]
    command = [
        sys.executable,
        "-c",
        begin,
        *ends,
        CHROMIUM,
        *SWITCHES,
        f"--user-data-dir={profile}",
    ]
    process = subprocess.Popen(
        command,
        pass_fds=(to_read, to_write),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_read)
    os.close(to_write)
    try:
        yield Tab(to_browser, from_browser)
    finally:
        os.close(to_browser)
        os.close(from_browser)
        process.terminate()
        process.wait(PATIENCE)
