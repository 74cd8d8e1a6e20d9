"""Where the house stands and where its data lie."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def data_folder() -> Path:
    """Return the folder that holds the database cluster and the secret key."""
    return Path(os.environ.get("TOSPANN_DATA") or ROOT / ".tospann").expanduser().resolve()
