"""Measures the dashboard beside a plain Streamlit page holding one Plotly chart, in the same run."""
