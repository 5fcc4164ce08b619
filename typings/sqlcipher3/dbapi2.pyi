# SQLCipher's module has the shape of the standard library's.

from sqlite3 import Connection as Connection

class Error(Exception): ...
class DatabaseError(Error): ...
class OperationalError(DatabaseError): ...
class IntegrityError(DatabaseError): ...

def connect(
    database: str,
    timeout: float = 5.0,
    *,
    isolation_level: str | None = "",
    check_same_thread: bool = True,
    uri: bool = False,
) -> Connection: ...
