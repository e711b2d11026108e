"""What writes the texts that are measured: baselines, the naive chain, and this program's profiles."""
