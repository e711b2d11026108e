"""The values that travel through the pipeline: frozen, checked when made, free of behaviour."""
