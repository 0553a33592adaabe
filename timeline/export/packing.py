"""Office files are ZIP archives, and an archive tells when it was packed: here it tells the same always."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PACKED = (1980, 1, 1, 0, 0, 0)  # the first moment that an archive can tell


def repacked(archive: bytes) -> bytes:
    """The same files in the same order, without the time at which they were packed."""
    file = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(file, "w") as new:
        for name in old.namelist():
            info = ZipInfo(name, PACKED)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return file.getvalue()
