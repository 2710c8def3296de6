"""Maps on our own land layer: a table goes in, a pydeck deck or a Plotly figure comes out.

No base map, no tiles, no token: nothing is asked of the network. A map knows nothing of pages or SQL.
"""
