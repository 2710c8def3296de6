"""The rows of an answer one by one, as mappings from column to value: made at once, which is many times quicker than
to make a Series of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias, cast

import pandas as pd

Row: TypeAlias = "Mapping[str, Any] | pd.Series[Any]"


def rows_in(table: pd.DataFrame) -> list[Row]:
    """Return each row of a table, its values by column, in the table's order."""
    return cast("list[Row]", table.to_dict("records"))
