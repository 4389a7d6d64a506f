"""Hears who rings at the door of the counter: a second start of it, or an installer."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from pos_app import log
from pos_app.ui.door import MORE_COMES, Answer, address

_LONGEST = 64
"""Bytes of a word; who sends more is not one of us."""


class Doorbell(QObject):
    """Listens for as long as the counter is open; only the same user gets in."""

    show_asked = Signal()
    end_asked = Signal()
    """To be answered by `answer`, now or later."""
    given_up = Signal()
    """Nobody waits for that answer any more."""

    def __init__(self, home: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._where = address(home)
        self._waiting: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._open)

    def listen(self) -> None:
        """Listen from now on; a socket that a killed counter has left is taken over.

        The caller knows that nobody answers there. Where it cannot be, the counter does without.
        """
        if self._server.listen(self._where):
            return
        QLocalServer.removeServer(self._where)
        if not self._server.listen(self._where):
            log.log.warning("nobody can ring here: %s", self._server.errorString())

    @Slot()
    def close(self) -> None:
        """Listen no more, and let go of whoever waits for an answer."""
        self._server.close()
        waiting, self._waiting = self._waiting, []
        for socket in waiting:
            socket.disconnectFromServer()

    def answer(self, told: Answer) -> None:
        """Tell everybody who has asked for the end; what is not `MORE_COMES` is the last word."""
        waiting = [*self._waiting]
        if told != MORE_COMES:
            self._waiting = []
        for socket in waiting:
            _say(socket, told)

    @Slot()
    def _open(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(self._forget)
            socket.readyRead.connect(self._hear)
            self._hear_from(socket)

    @Slot()
    def _hear(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._hear_from(socket)

    @Slot()
    def _forget(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            socket.deleteLater()
            if socket in self._waiting:
                self._waiting.remove(socket)
                if not self._waiting:
                    self.given_up.emit()

    def _hear_from(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST:
                socket.abort()
            return
        match bytes(socket.readLine(_LONGEST).data()).strip():
            case b"show":
                self.show_asked.emit()
                _say(socket, "shown")
            case b"end":
                self._waiting.append(socket)
                self.end_asked.emit()
            case _:
                socket.abort()


def _say(socket: QLocalSocket, told: Answer) -> None:
    """Say it at once: the process may end with the next step."""
    if socket.state() is not QLocalSocket.LocalSocketState.ConnectedState:
        return
    socket.write(f"{told}\n".encode())
    socket.flush()
    if told != MORE_COMES:
        socket.disconnectFromServer()
