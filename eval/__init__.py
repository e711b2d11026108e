"""The harness: how faithful, complete and neutral briefs are, and how well that is measured."""
