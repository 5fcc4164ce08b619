"""How much of a stranger's file is read: beyond these the file is refused in a sentence, never half read."""

MIB = 1024 * 1024

FILE_BYTES = 200 * MIB
"""of a workbook: it is held in memory, so that what is hashed is what is parsed"""
CSV_BYTES = 1024 * MIB
"""of a csv, which streams"""
PART_BYTES = 512 * MIB
"""unpacked, of one part of a zip"""
UNPACKED_BYTES = 1024 * MIB
"""unpacked, of all the parts that are read"""
PARTS = 100_000
TOKEN_BYTES = 4 * MIB
"""of one tag or one cell's text"""
DEPTH = 64
"""of nested elements"""
FILLED_CELLS = 25_000_000
SHARED_STRINGS = 6_000_000
"""of an xlsx: five for each person of the longest list"""
PEOPLE = 1_200_000
ROWS = 1_048_576
COLUMNS = 16_384
CSV_LINE = 16 * MIB
"""characters of one line of a csv"""
MEMORY_BYTES = 1024 * MIB
"""address space of the child"""
SECONDS_WITHOUT_PROGRESS = 20.0
