"""One file per arrow of the pipeline; stages never import each other."""
