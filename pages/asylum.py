"""Asylum claims: who filed, who waits, how claims are decided; Peru beside its neighbours."""

from displacement.screen.page import show_page

show_page("asylum")
