"""Draws on a real Dask cluster of two worker processes on loopback."""

from __future__ import annotations

import dataclasses
import functools
import json
import os
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from allocator.case import Project, Range, Region, Source
from allocator.commands import main
from allocator.problems import Mistyped
from allocator.studies import cluster as cluster_module
from allocator.studies.asking import ask, here, uncounted
from allocator.studies.cluster import asked_alike, cluster, versions
from allocator.studies.draws import Draws, Replanned
from tests.book import workbook
from tests.cases import question

distributed = pytest.importorskip(
    "distributed", reason="the extra `cluster` is not installed", exc_type=ImportError
)
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture
def two_workers() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address=None,
        silence_logs=60,
    ) as found:
        yield found


def draws() -> Draws:
    case = question(
        [Region("East", 300.0), Region("West", 200.0)],
        [Project("Bees", 10.0), Project("Cash", 12.0), Project("Tools", 11.0)],
        [Source("Fund", (1000.0, 900.0))],
    )
    ranges = (Range("Cost per person", "times", 0.5, 2.0, region="each", project="each"),)
    return Draws(dataclasses.replace(case, ranges=ranges).in_canonical_order(), 400, 1)


def test_no_draw_is_lost_with_a_worker_and_none_counted_twice(two_workers: Any) -> None:
    """Proves: the answer is that of one machine, to the last digit, though one of two workers
    is killed when half the draws are done. Without its parts asked again some would be missing."""
    many = draws()
    make = functools.partial(Replanned, many)
    alone = sorted(ask(make, many.paths(), here, uncounted))
    told, killed = [], []

    def count(done: int, of: int) -> None:
        told.append(done)
        if 2 * done >= of and not killed:
            killed.append(two_workers.workers[0].process.pid)
            os.kill(killed[0], signal.SIGKILL)

    with cluster(two_workers.scheduler_address) as hands:
        found = ask(make, many.paths(), hands, count)
    assert killed
    assert sorted(found) == alone
    assert len(found) == 400
    assert told == sorted(set(told))
    assert told[-1] == 400


def test_the_command_says_on_a_cluster_what_it_says_alone(two_workers: Any, tmp_path: Path) -> None:
    text = "# Regions\n| Region | Eligible people |\n| North | 1000 |\n"
    text += "# Projects\n| Project type | Cost per person |\n| Bees | 10 |\n"
    text += "# Budget\n| Source | 2027 |\n| Fund | 6000 |\n"
    plan = str(workbook(text, tmp_path / "plan.xlsx"))
    asked = ["simulate", plan, "--draws", "20", "--json"]
    alone = CliRunner().invoke(main, asked)
    there = CliRunner().invoke(main, [*asked, "--scheduler", two_workers.scheduler_address])
    assert there.exit_code == alone.exit_code == 0, there.stderr
    assert json.loads(there.stdout) == json.loads(alone.stdout)


def test_a_worker_with_other_versions_is_refused_in_one_line(
    two_workers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("allocator.__version__", "99.0")
    with pytest.raises(Mistyped) as told, cluster(two_workers.scheduler_address):
        pass
    assert "has allocator " in str(told.value)
    assert "this machine 99.0. Install the same on both." in str(told.value)


def test_a_worker_that_comes_later_hands_back_what_it_cannot_do_alike() -> None:
    with pytest.raises(ValueError, match="other versions"):
        asked_alike({**versions(), "Python": "2.7"}, "key", draws, [1])


def test_a_scheduler_without_workers_is_told() -> None:
    with (
        distributed.LocalCluster(
            n_workers=0, host="127.0.0.1", dashboard_address=None, silence_logs=60
        ) as empty,
        pytest.raises(Mistyped, match="has no workers yet"),
        cluster(empty.scheduler_address),
    ):
        pass


def test_no_scheduler_at_an_address_is_exit_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "ANSWER", 0.5)
    with socket.socket() as taken:  # bound and not listening: nobody answers there
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        for wrong in (address, "nowhere"):
            result = CliRunner().invoke(main, ["simulate", "in.xlsx", "--scheduler", wrong])
            assert result.exit_code == 2
            assert f"No Dask scheduler answers at {wrong}." in result.stderr


def test_without_the_extra_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(Mistyped, match="pip install 'allocator\\[cluster\\]'"),
        cluster("tcp://x:1"),
    ):
        pass
