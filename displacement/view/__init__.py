"""What a reader asked to see: the view with its filters and theme, the parameters with their codes, the colours."""

from displacement.view.view import Choice, View

__all__ = ["Choice", "View"]
