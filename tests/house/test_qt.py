"""What we rely on in the Qt that the dependencies allow."""

import subprocess
import sys

EMITTING = """
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Sender(QObject):
    sent = Signal(bool, object)

application = QCoreApplication([])
sender = Sender()
heard = []
sender.sent.connect(lambda flag, thing: heard.append(flag))
for number in range(2000):
    sender.sent.emit(True, None)
print(len(heard), all(heard))
"""


def test_two_thousand_signals_do_not_abort_the_interpreter() -> None:
    # PySide6 6.12.0 on Python 3.11 loses a reference to True at each emission and aborts after some hundreds.
    done = subprocess.run([sys.executable, "-c", EMITTING], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (0, ["2000", "True"]), done.stderr
