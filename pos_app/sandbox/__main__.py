"""`python -m pos_app.sandbox`: the sandbox alone, without anything else of the application."""

import argparse
import sys
from pathlib import Path

from pos_app.sandbox.server import serve


def main(argv: list[str] | None = None) -> int:
    """Serve until told to stop; return 0, or 5 when the port or the ledger cannot be had."""
    parser = argparse.ArgumentParser(prog="pos_app.sandbox")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--latency-ms", type=int, default=0)
    parser.add_argument("--settle-ms", type=int, default=0)
    parser.add_argument("--faults", type=Path)
    parser.add_argument("--until-stdin-closes", action="store_true")
    asked = parser.parse_args(argv)
    return serve(
        asked.port,
        asked.ledger,
        asked.latency_ms,
        asked.faults,
        asked.settle_ms,
        until_stdin_closes=asked.until_stdin_closes,
    )


if __name__ == "__main__":
    sys.exit(main())
