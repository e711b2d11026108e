"""Trains the entailment model that ships with the project (`python -m training --help`)."""
