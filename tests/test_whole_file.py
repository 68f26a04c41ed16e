"""A file is put in its place whole or not at all, whatever happens on the way."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from allocator.whole_file import NotWritten, check_place, put_whole

ROOT = Path(__file__).parent.parent
OLD, NEW = b"old" * 1000, b"new" * 1000
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="Unix's own")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_and_a_replaced_one(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    put_whole(target, OLD)
    assert target.read_bytes() == OLD
    put_whole(target, NEW)
    assert target.read_bytes() == NEW
    assert names(tmp_path) == ["plan.xlsx"]


@UNIX
def test_rights_are_those_of_the_file_before(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_bytes(OLD)
    target.chmod(0o640)
    put_whole(target, NEW)
    assert target.stat().st_mode & 0o777 == 0o640


@UNIX
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.xlsx", tmp_path / "link.xlsx"
    real.write_bytes(OLD)
    link.symlink_to(real)
    put_whole(link, NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW


def test_what_cannot_be_a_target(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="is a folder"):
        check_place(tmp_path)
    with pytest.raises(NotWritten, match="does not exist"):
        check_place(tmp_path / "missing" / "plan.xlsx")


def test_a_read_only_file_stays(tmp_path: Path) -> None:
    """Also for who may write everywhere: the mark is a wish, and a rename would pass it by."""
    target = tmp_path / "plan.xlsx"
    target.write_bytes(OLD)
    target.chmod(0o444)
    with pytest.raises(NotWritten, match=r"plan\.xlsx is read-only\. Choose another name\."):
        put_whole(target, NEW)
    target.chmod(0o644)
    assert target.read_bytes() == OLD
    assert names(tmp_path) == ["plan.xlsx"]


@UNIX
def test_a_device_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    """For who may write everywhere a rename onto /dev/null would succeed."""
    with pytest.raises(NotWritten, match="null is a device"):
        put_whole(os.devnull, NEW)
    assert not Path(os.devnull).is_file()
    os.mkfifo(tmp_path / "pipe.xlsx")
    with pytest.raises(NotWritten, match=r"pipe\.xlsx is a device"):
        put_whole(tmp_path / "pipe.xlsx", NEW)


@pytest.mark.parametrize("mark", ["~$plan.xlsx", ".~lock.plan.xlsx#"])
def test_a_file_open_in_a_spreadsheet_program_stays(tmp_path: Path, mark: str) -> None:
    """Excel and LibreOffice leave these beside an open file; saving there would undo the plan."""
    target = tmp_path / "plan.xlsx"
    target.write_bytes(OLD)
    (tmp_path / mark).write_bytes(b"me")
    with pytest.raises(NotWritten, match=r"plan\.xlsx is open in a spreadsheet program"):
        put_whole(target, NEW)
    assert target.read_bytes() == OLD


def test_a_file_held_by_windows_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There a file that is open elsewhere cannot be replaced."""
    target = tmp_path / "plan.xlsx"
    target.write_bytes(OLD)

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(NotWritten, match="or the file is open elsewhere"):
        put_whole(target, NEW)
    assert target.read_bytes() == OLD
    assert names(tmp_path) == ["plan.xlsx"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB, where the machine lets one be made."""
    disk = tmp_path / "disk"
    disk.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(words, capture_output=True).returncode:
        pytest.skip("no small disk can be made here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_leaves_the_old_file(small_disk: Path) -> None:
    target = small_disk / "plan.xlsx"
    put_whole(target, OLD)
    with pytest.raises(NotWritten, match=r"plan\.xlsx could not be written: no space left"):
        put_whole(target, b"x" * 100_000)
    assert target.read_bytes() == OLD
    assert names(small_disk) == ["plan.xlsx"]


def test_a_disk_that_fills_up_only_when_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Disks on a network say so last of all."""

    def full(_: int) -> None:
        raise OSError(errno.EDQUOT, "Disk quota exceeded")

    target = tmp_path / "plan.xlsx"
    target.write_bytes(OLD)
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NotWritten, match="disk quota exceeded"):
        put_whole(target, NEW)
    assert target.read_bytes() == OLD
    assert names(tmp_path) == ["plan.xlsx"]


def test_many_at_once_to_one_target(tmp_path: Path) -> None:
    """Eight at once, again and again, and a reader all the while: it is always one of them."""
    target = tmp_path / "plan.xlsx"
    contents = [bytes([65 + number]) * 300_000 for number in range(8)]
    put_whole(target, contents[0])
    seen: set[bytes] = set()
    workers = [
        threading.Thread(target=lambda c=content: [put_whole(target, c) for _ in range(10)])
        for content in contents
    ]
    for worker in workers:
        worker.start()
    while any(worker.is_alive() for worker in workers):
        seen.add(target.read_bytes())
    for worker in workers:
        worker.join()
    assert seen <= set(contents)
    assert target.read_bytes() in contents
    assert names(tmp_path) == ["plan.xlsx"]


KILLED = textwrap.dedent(
    """
    import os, random, signal, sys, time
    from pathlib import Path
    from allocator.whole_file import put_whole

    target, dice = Path(sys.argv[1]), random.Random(8)
    old, new = b"old" * 3_000_000, b"new" * 3_000_000
    put_whole(target, old)
    start = time.perf_counter()
    put_whole(target.with_name("measured"), new)
    usual = time.perf_counter() - start
    kept = replaced = 0
    for _ in range(50):
        child = os.fork()
        if not child:
            put_whole(target, new)
            os._exit(0)
        time.sleep(dice.uniform(0.0, 1.3 * usual))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = target.read_bytes()
        assert found in (old, new), len(found)
        kept, replaced = kept + (found == old), replaced + (found == new)
        put_whole(target, old)
    print(kept, replaced)
    """
)


@UNIX
def test_killed_at_fifty_random_moments_of_writing(tmp_path: Path) -> None:
    """Nine million bytes, killed without warning: the old file stands whole, or the new one."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "plan.xlsx")],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    kept, replaced = map(int, done.stdout.split())
    assert kept + replaced == 50
    assert kept > 0, "none was killed before the new file was in its place"


STEPS = ["open", "os.rename"]


@UNIX
@pytest.mark.parametrize("step", STEPS)
def test_killed_right_before_a_step(tmp_path: Path, step: str) -> None:
    """Killed as the file beside it is opened, and as it is about to take its place."""
    target = tmp_path / "plan.xlsx"
    target.write_bytes(OLD)
    program = textwrap.dedent(
        """
        import os, signal, sys
        from allocator.whole_file import put_whole

        def die(event, args):
            if event == sys.argv[2] and ".part" in str(args[0]):
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(die)
        put_whole(sys.argv[1], b"new")
        """
    )
    words = [sys.executable, "-c", program, str(target), step]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert target.read_bytes() == OLD
