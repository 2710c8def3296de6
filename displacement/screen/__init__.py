"""Streamlit: the frame, exhibits and controls on a page, the desk, the lectern, what is taken away."""
