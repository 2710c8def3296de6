"""The rows of an answer one by one, as mappings from column to value.

They are made out of one array: many times quicker than a Series of each, and quicker than ``DataFrame.to_dict``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import pandas as pd

Row: TypeAlias = "Mapping[str, Any] | pd.Series[Any]"


def rows_in(table: pd.DataFrame) -> list[Row]:
    """Return each row of a table, its values by column, in its order; a whole number that is missing is None."""
    rows = table.to_numpy(dtype=object).tolist()
    names = list(table.columns)
    return [
        {name: None if value is pd.NA else value for name, value in zip(names, row, strict=True)}
        for row in rows
    ]
