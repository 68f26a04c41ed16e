"""Run the installed program as a module: `python -m allocator solve IN.xlsx`."""

from allocator.watching import run

if __name__ == "__main__":
    run()
