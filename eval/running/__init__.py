"""Runs: every system on every item of a suite, as files."""
