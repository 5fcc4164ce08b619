"""The case file: the only room that speaks SQL, on sqlite-utils over SQLCipher."""
