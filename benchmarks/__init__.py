"""Latency, throughput and quality figures; never run by pytest."""
