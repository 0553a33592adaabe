"""The weights by which tellings are joined, fitted and measured: see `__main__`."""
