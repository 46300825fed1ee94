"""`python -m benchmarks.layouts`: makes acts in many layouts, reads them, says where the program fails."""

from __future__ import annotations

import argparse

from benchmarks.layouts.acts import make
from benchmarks.layouts.measure import report, result_of, run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument(
        "--show", type=int, nargs="+", metavar="N", help="print acts, their gold and what is wrong"
    )
    arguments = parser.parse_args()
    for index in arguments.show or ():
        act, result = make(arguments.seed, index), result_of(arguments.seed, index)
        print(f"===== {index} {act.choices}\n{act.source}")
        for key in ("bodies", "members", "duties"):
            for row in act.gold[key]:
                print(" gold", key, " | ".join(f"{value}" for value in row.values()))
        for check in result.wrong:
            print(f" {check.outcome}: {check.path}: {check.gold!r} found {check.found!r}")
    if not arguments.show:
        print("\n".join(report(run(arguments.seed, range(arguments.count), arguments.processes))))


main()
