"""What is measured of a brief: pure functions over text and the answers of an entailment model."""
