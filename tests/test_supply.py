"""What the program is made of: locked, licensed, and nothing that runs what it is given."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement

from tests.licences import RUN, TEST, licence, locked, normal, rows

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
TABLE = (ROOT / "LICENCES.md").read_text(encoding="utf-8").split("|---|---|---|")[1]
LICENCES = dict(re.findall(r"^\| ([a-z0-9-]+) \| ([^|]+) \|", TABLE, re.MULTILINE))
COPYLEFT = re.compile(r"\bA?L?GPL|General Public|MPL|Mozilla|EPL|Eclipse|CDDL|EUPL|CC-BY-SA")
#: Copyleft by file, none of them imported by the program: told of in LICENCES.md.
BESIDE = {"pathspec", "hypothesis", "cbcbox"}


def holds(marker: str, python: str) -> bool:
    return not marker or Marker(marker).evaluate(
        {"python_version": python, "python_full_version": f"{python}.0"}
    )


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        (RUN, PROJECT["dependencies"]),
        (TEST, PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]),
    ],
    ids=["run", "test"],
)
def test_every_dependency_is_locked_as_declared(python: str, path: Path, wanted: list[str]) -> None:
    """After a change of pyproject.toml: .ci/lock."""
    entries = locked(path)
    for text in wanted:
        requirement = Requirement(text)
        if requirement.marker is None or holds(str(requirement.marker), python):
            versions = [v for v, m in entries[normal(requirement.name)] if holds(m, python)]
            assert len(versions) == 1, requirement
            assert requirement.specifier.contains(versions[0]), requirement


@pytest.mark.parametrize("path", [RUN, TEST], ids=lambda path: path.name)
def test_every_entry_has_its_hashes_and_no_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=[A-Za-z])", text.strip())
    assert len(entries) == sum(map(len, locked(path).values()))
    for entry in entries:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry.splitlines()[0]


def test_no_file_of_the_project_names_a_registry() -> None:
    names = ("pypi" + ".org", "files." + "pythonhosted", "index" + "-url", "extra-" + "index")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a checkout")
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if (
            path.suffix in (".xlsx", ".png", ".mo")
            or not path.is_file()
            or path == ROOT / ".ci" / "lock"
        ):
            continue
        text = path.read_text(encoding="utf-8")
        assert not [word for word in names if word in text], name


def test_every_locked_package_has_its_licence() -> None:
    assert set(LICENCES) == set(locked(RUN)) | set(locked(TEST))


def test_the_licences_are_what_the_packages_say() -> None:
    found = rows()
    assert len(found) > 20
    for name, terms, _ in found:
        assert LICENCES[name] == terms, name


def test_nothing_the_program_runs_with_is_copyleft() -> None:
    assert {name for name, terms in LICENCES.items() if COPYLEFT.search(terms)} == BESIDE
    assert licence("pathspec") is None or COPYLEFT.search(str(licence("pathspec")))
    for path in (ROOT / "allocator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            assert not {name.split(".")[0] for name in names} & BESIDE, path


# Nothing that runs what it is given


FORBIDDEN_MODULES = {
    *("pickle", "cPickle", "marshal", "shelve", "dill", "joblib", "cloudpickle"),
    *("subprocess", "pty", "code", "codeop", "ctypes", "cffi", "runpy"),
    *("socket", "urllib", "http", "requests", "ftplib", "smtplib", "webbrowser", "xmlrpc"),
}
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "breakpoint"}
FORBIDDEN_METHODS = {
    *("eval", "query", "read_pickle", "to_pickle", "allow_pickle"),
    *("system", "popen", "execv", "execve", "execvp", "spawnl", "spawnv", "posix_spawn", "fork"),
}
PACKAGE = sorted((ROOT / "allocator").rglob("*.py"))


def faults(text: str) -> list[str]:
    """What in a source could run a program, load code, or reach a network."""
    found = []
    for node in ast.walk(ast.parse(text)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        found += [name for name in names if name.split(".")[0] in FORBIDDEN_MODULES]
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN_CALLS:
                found.append(node.func.id)
            if isinstance(node.func, ast.Attribute) and _is_forbidden(node.func):
                found.append(ast.unparse(node.func))
            found += [k.arg for k in node.keywords if k.arg in ("shell", "allow_pickle")]
    return found


def _is_forbidden(called: ast.Attribute) -> bool:
    regular = isinstance(called.value, ast.Name) and called.value.id == "re"
    return called.attr in FORBIDDEN_METHODS and not regular


#: The program in a process of its own, watched by another: nothing else is run.
ITSELF = {"watching.py": ["os.fork"]}


@pytest.mark.parametrize("path", PACKAGE, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_program_runs_nothing_it_is_given(path: Path) -> None:
    found = faults(path.read_text(encoding="utf-8"))
    assert found == ITSELF.get(path.name, [])


@pytest.mark.parametrize(
    "text",
    [
        "eval(x)",
        "import pickle",
        "from subprocess import run",
        "import os\nos.system(x)",
        "frame.query(x)",
        "import pandas\npandas.read_pickle(x)",
        "run(x, shell=True)",
        "import urllib.request",
        "__import__(x)",
    ],
)
def test_the_search_sees_what_it_is_for(text: str) -> None:
    assert faults(text)
