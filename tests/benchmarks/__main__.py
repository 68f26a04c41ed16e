"""`python -m tests.benchmarks` runs the speed benchmark; with a name, that one."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

#: Benchmarks beside this file: modules with a `main`.
NAMES = sorted(
    path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_")
)


def main() -> None:
    """Run the benchmark named, `speed` by default; what follows its name is its own."""
    name = sys.argv[1] if len(sys.argv) > 1 else "speed"
    module = importlib.import_module(f"tests.benchmarks.{name}") if name in NAMES else None
    if module is None or not hasattr(module, "main"):
        raise SystemExit(f"There is no benchmark called {name}.")
    module.main()


if __name__ == "__main__":
    main()
