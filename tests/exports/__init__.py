"""Files to take away, opened by programs that are not ours."""
