"""The report of one or several runs: a page for reading and a page for the repository."""
