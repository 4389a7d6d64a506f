"""The parts of the proof: every module here has one, called PART."""

import importlib
import pkgutil

from tests.faults.proof import Part

PARTS: dict[str, Part] = {
    part.name: part
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda each: each.name)
    if (part := getattr(importlib.import_module(f"{__name__}.{module.name}"), "PART", None))
}
