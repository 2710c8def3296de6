"""What an exhibit is, and the exhibit as shown at a view; how its rows, sources and disagreements are told."""

from displacement.exhibit.exhibit import Composing, Exhibit, Shown
from displacement.exhibit.own import Stands

__all__ = ["Composing", "Exhibit", "Shown", "Stands"]
