"""What every room of the reader and of the transactions stands on."""

from sqlite3 import Connection


class Connected:
    """Holds the connection that its methods use."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
