"""The peer: one chart of the same figures and one choice, in plain Streamlit, pandas and Plotly Express."""

from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st

FIGURES = Path(__file__).resolve().parent.parent / "data" / "figures"
FILES = ("host_populations.csv", "series/unhcr_population.csv")
COUNTED = ["venezuelans_hosted", "unhcr_refugees", "unhcr_asylum_seekers", "unhcr_oip"]


@st.cache_data
def figures() -> pd.DataFrame:
    """Return the figures of host populations."""
    table = pd.concat(pd.read_csv(FIGURES / file, parse_dates=["date"]) for file in FILES)
    return table[table["measure"].isin(COUNTED)]


chosen = st.selectbox("Country", ["PER", "COL", "CHL", "BRA", "ECU"], key="choice")
rows = figures().query("area == @chosen")
st.title("A plain page")
st.plotly_chart(
    px.scatter(rows, x="date", y="value", color="measure", hover_data=["reported_by", "source"], title=chosen)
)
