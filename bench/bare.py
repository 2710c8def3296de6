"""The floor: the least that Streamlit can do, one line of twelve points and one choice."""

import plotly.graph_objects as go
import streamlit as st

chosen = st.selectbox("Country", ["PER", "COL", "CHL", "BRA", "ECU"], key="choice")
height = 2 + ["PER", "COL", "CHL", "BRA", "ECU"].index(chosen)
figure = go.Figure(go.Scatter(x=list(range(12)), y=[height * value for value in range(12)]))
figure.update_layout(title=f"Chart of {chosen}")
st.title("A plain page")
st.plotly_chart(figure)
