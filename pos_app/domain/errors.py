"""The one tree of errors.

    PosError
      InputError            what was typed cannot be right
      RuleError             the counter's own rules forbid it
      ProviderError
        NotSentError        nothing left this machine
        RefusedError        the provider said no
        NotUnderstoodError  the provider's answer makes no sense to us
        CredentialsError    a key is missing or wrong
      StorageError          journal, disk or lock
      ReceiptError          a receipt could not be drawn

An outcome of a payment is no error: see `pos_app.domain.outcome`.
"""


class PosError(Exception):
    """Something went wrong that a person can be told about.

    `code` names the sentence (worded in `ui/messages.py`), `detail` is data for it and may hold a
    provider's text, `ref` is the payment it is about.
    """

    def __init__(self, code: str, detail: str = "", ref: str = "") -> None:
        super().__init__(code, detail, ref)
        self.code = code
        self.detail = detail
        self.ref = ref

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}" if self.detail else self.code


class InputError(PosError):
    """What was typed cannot be right."""


class RuleError(PosError):
    """The counter's own rules forbid it."""


class ProviderError(PosError):
    """The provider could not be asked, or its answer is of no use."""


class NotSentError(ProviderError):
    """Proven: not one byte of the request left this machine."""


class RefusedError(ProviderError):
    """The provider understood and said no; `detail` is its own text."""


class NotUnderstoodError(ProviderError):
    """The provider's answer makes no sense to us."""


class CredentialsError(ProviderError):
    """A user name or key is missing or was rejected."""


class StorageError(PosError):
    """The journal, its disk or its lock is in the way."""


class ReceiptError(PosError):
    """A receipt could not be drawn or saved; the payment is untouched by it."""
