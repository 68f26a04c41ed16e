"""Run the installed program as a module: `python -m allocator solve IN.xlsx`."""

from allocator.commands import main

if __name__ == "__main__":
    main()
