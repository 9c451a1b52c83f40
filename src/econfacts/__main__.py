"""`python -m econfacts`."""

from econfacts.cli.app import main

if __name__ == "__main__":
    main()
