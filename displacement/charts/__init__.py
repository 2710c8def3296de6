"""Charts: a table goes in, a Plotly figure comes out.

A chart knows nothing of pages, files or SQL. It takes marks (one row a mark, with ``label``, ``hover`` and
``figure_id``), the palette and the words, and labels its marks directly rather than by a legend.
"""
