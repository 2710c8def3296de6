"""Refugio en cifras: Venezuelan displacement, figure by figure, in English and Spanish."""
