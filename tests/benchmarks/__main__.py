"""Runs the benchmarks and tells their figures as tables.

`python tests/benchmarks [NAME ...] [--sizes 10000,100000,1000000] [--repeats 3]`, or `make bench`. With the folder SAMPLES in the
environment the accuracy, speed and search benchmarks run on its lists (`samples.py` says what it must hold), else on invented ones.
"""

import argparse
import importlib
import platform
import sys
import time

BENCHMARKS = (
    "accuracy",
    "speed",
    "kept_candidates",
    "command",
    "search",
    "window_speed",
    "accountability",
    "second_reviews",
    "large_imports",
)
"""Modules of this folder, each with `run(sizes, repeats) -> str`; no sizes are its own usual ones."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, []], metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--sizes", default="", help="people in the registry, parted by commas")
    parser.add_argument("--repeats", type=int, default=3)
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",") if size]
    print(f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}", flush=True)
    for name in arguments.names or BENCHMARKS:
        started = time.perf_counter()
        told = importlib.import_module(name).run(sizes, arguments.repeats)
        print(f"\n## {name}\n\n{told}\n\n({time.perf_counter() - started:.0f} s)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
