"""What the server answers: exhibits, tables and decks as files, the pages' documents, on the terms of ``http``."""
