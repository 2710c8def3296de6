"""What is wrong with the data, as values: one Problem a fault, a Report of all of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, order=True)
class Problem:
    """One fault: the file, the line and the column it stands at, the value, the rule, and what would be right."""

    file: str
    line: int
    column: str
    value: str
    rule: str
    remedy: str

    def __str__(self) -> str:
        """Return the fault as one readable line."""
        where = f"{self.file}:{self.line}" + (f" {self.column}" if self.column else "")
        value = f" “{self.value[:80]}”" if self.value else ""
        return f"{where}{value} — {self.rule} — {self.remedy}"


@dataclass(frozen=True, kw_only=True)
class Report:
    """All faults found in one run, and how many rows each table has."""

    problems: tuple[Problem, ...]
    counts: dict[str, int]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    def __str__(self) -> str:
        """Return one line a fault and a count, or the number of rows of each table."""
        if self.ok:
            rows = ", ".join(f"{table} {count}" for table, count in sorted(self.counts.items()))
            return f"The data keep every rule: {rows}."
        count = len(self.problems)
        told = f"{count} {'problem' if count == 1 else 'problems'}; nothing was loaded."
        return "\n".join([*map(str, self.problems), told])


class DataProblems(Exception):
    """Raised when the data break a rule: nothing is loaded, ``report`` tells every fault."""

    def __init__(self, report: Report) -> None:
        """Keep the report; the message is its first lines."""
        self.report = report
        first = "\n".join(str(problem) for problem in report.problems[:5])
        rest = len(report.problems) - 5
        super().__init__(first + (f"\n… and {rest} more" if rest > 0 else ""))
