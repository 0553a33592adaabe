"""What holds for all tests: examples are the same in every run, and no test is judged by a clock."""

from hypothesis import settings

settings.register_profile("dateline", deadline=None, derandomize=True, print_blob=False)
settings.load_profile("dateline")
