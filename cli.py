"""Run the program from a checkout: `python cli.py solve data/morocco.xlsx`."""

from allocator.commands import main

if __name__ == "__main__":
    main()
