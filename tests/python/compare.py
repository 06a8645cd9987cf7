"""All comparisons with software that others wrote. `--deep` for the long ones."""

import sys

import graphs
import hooks
import markdown
import mutations
import outputs
import reports
import schemas
import shapes
import terms


def main(deep: bool) -> int:
    parts = (graphs, schemas, reports, outputs, hooks, markdown, shapes, terms, mutations)
    tallies = [part.main(deep) for part in parts]
    passed, failed = sum(tally.passed for tally in tallies), sum(tally.failed for tally in tallies)
    print(f"{passed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(main("--deep" in sys.argv[1:]) > 0)
