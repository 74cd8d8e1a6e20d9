"""The secret key: made once for each data folder, readable by its owner only."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile


def secret_key(data: Path) -> str:
    """Return the key of the data folder, making it the first time."""
    place = data / "secret-key"
    if not place.is_file():
        data.mkdir(parents=True, exist_ok=True)
        # Temporary files are 0600; link is atomic and refuses to replace, so two processes agree on one key.
        with NamedTemporaryFile("w", dir=data) as file, suppress(FileExistsError):
            file.write(secrets.token_urlsafe(64))
            file.flush()
            os.link(file.name, place)
    return place.read_text("utf-8")
