"""The small parts that pages are built of. They get values and give signals."""
