"""The figures: read from CSV, checked, built into a database once an edition, opened read-only.

``open_database()`` gives the database, ``check()`` the report on the CSVs, ``edition()`` the edition's name.
"""

from loaders.build import open_database
from loaders.check import check
from loaders.edition import DATA, Edition, edition
from loaders.problems import DataProblems, Problem, Report

__all__ = ["DATA", "DataProblems", "Edition", "Problem", "Report", "check", "edition", "open_database"]
