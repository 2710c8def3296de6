"""What an exhibit is, and the exhibit as shown at a view; how its rows, sources and disagreements are told."""

from displacement.exhibit.exhibit import Composing, Exhibit, Shown

__all__ = ["Composing", "Exhibit", "Shown"]
