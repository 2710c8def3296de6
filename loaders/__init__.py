"""The figures: read from CSV, checked, built into a database once an edition, opened read-only.

``open_database()`` gives the database, ``edition_in(database)`` its edition, ``check()`` the report on the CSVs.
"""

from loaders.build import open_database
from loaders.checking import check
from loaders.edition import DATA, Edition, edition_in, edition_of
from loaders.problems import DataProblems, Problem, Report

__all__ = [
    "DATA",
    "DataProblems",
    "Edition",
    "Problem",
    "Report",
    "check",
    "edition_in",
    "edition_of",
    "open_database",
]
