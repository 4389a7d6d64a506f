"""JSON of plain ASCII texts and whole numbers, as `canonical` says it and many times as fast.

Other signs come out otherwise: who verifies asks `canonical` too before the books are called wrong.
"""

from collections.abc import Callable, Iterable
from hashlib import sha256

from msgspec import Struct, defstruct
from msgspec.json import Encoder

encode = Encoder().encode


def object_of(names: Iterable[str]) -> Callable[..., Struct]:
    """Return what makes an object for `encode` of values in the sorted order of their names."""
    # Its values are no containers: the collector of cycles need not look at millions of them.
    return defstruct("Plain", [(name, object) for name in sorted(names)], gc=False)


def digest(said: Struct) -> str:
    """Return SHA-256 over an object."""
    return sha256(encode(said)).hexdigest()
