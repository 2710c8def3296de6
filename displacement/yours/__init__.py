"""A reader's own figures: read, checked, described and drawn beside ours; kept in her session alone."""
