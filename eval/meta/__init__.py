"""How well measures agree with people: support, coverage, neutrality."""
