"""What the server answers besides pages: exhibits as files, the edition, decks, the heads of pages."""
