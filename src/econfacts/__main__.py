"""`python -m econfacts`."""

from econfacts.app import main

if __name__ == "__main__":
    main()
