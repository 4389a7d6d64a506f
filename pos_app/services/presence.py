"""Who is at the counter right now, in this process."""

from pos_app.domain.errors import RuleError


class Presence:
    """Nobody, or one person, who may have locked the counter."""

    def __init__(self) -> None:
        self.name = ""
        self.is_locked = False

    def come(self, name: str) -> None:
        """Let somebody in, in the place of whoever was."""
        self.name, self.is_locked = name, False

    def leave(self) -> None:
        """Let nobody be here."""
        self.name, self.is_locked = "", False

    def lock(self) -> None:
        """Close the counter to whoever stands at it, if anybody is signed in."""
        self.is_locked = bool(self.name)

    def require(self, name: str) -> None:
        """Raise RuleError("signed-out") unless this one is here, ("locked") while it is locked."""
        if not name or name != self.name:
            raise RuleError("signed-out")
        if self.is_locked:
            raise RuleError("locked")
