"""The workshop: begins an exhibit from a template, and lays one out in every form to be looked at.

``python -m tests.workshop exhibit claims-by-month`` (``make exhibit``) and ``… try claims-by-month`` (``make try``).
"""
