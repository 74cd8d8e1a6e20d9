"""Steps that take time: what is being done while it is done, then how long it took."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

console = Console(highlight=False)


def seconds(since: float) -> str:
    """Return the time since *since* as people here write it."""
    return f"{time.monotonic() - since:.1f} s".replace(".", ",")


@contextmanager
def step(name: str) -> Iterator[Callable[[str], None]]:
    """Show *name* while the block runs; the value is a function that tells what it does right now."""
    begun = time.monotonic()
    with console.status(f"{name} …") as status:

        def progress(now: str) -> None:
            status.update(f"{name}: {now} …")
            if not console.is_terminal:
                console.print(f"  {now} …", markup=False)

        yield progress
    console.print(f"[green]✓[/green] {name} ({seconds(begun)})")
