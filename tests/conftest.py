"""What holds for all tests: examples are the same in every run, no test is judged by a clock, or by what was kept, and
no fault of the program is contained where a test did not ask for it.
"""

import os

from hypothesis import settings

os.environ["DATELINE_NO_CACHE"] = "1"
os.environ["DATELINE_RAISE"] = "1"

settings.register_profile("dateline", deadline=None, derandomize=True, print_blob=False)
settings.load_profile("dateline")
