# SQLCipher's module has the shape of the standard library's.

from sqlite3 import Connection as Connection
from sqlite3 import Cursor as Cursor

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
    factory: type[Connection] = ...,
) -> Connection: ...
