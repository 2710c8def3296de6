"""The peer: a plain Streamlit page with one Plotly chart and one choice."""

import plotly.graph_objects as go
import streamlit as st

chosen = st.selectbox("Country", ["PER", "COL", "CHL"], key="choice")
height = {"PER": 3, "COL": 5, "CHL": 2}[chosen]
figure = go.Figure(go.Scatter(x=list(range(12)), y=[height * value for value in range(12)]))
figure.update_layout(title=f"Chart of {chosen}")
st.title("A plain page")
st.plotly_chart(figure)
