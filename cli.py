"""Run the program from a checkout: `python cli.py solve data/morocco.xlsx`."""

from allocator.watching import run

if __name__ == "__main__":
    run()
