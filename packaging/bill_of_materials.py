"""The bill of materials: CycloneDX 1.6 as JSON, the same bytes for the same release."""

import json
import uuid
from datetime import datetime, timezone

from bundled import Part
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

_SPACE = uuid.UUID("5a4f6a86-6a0f-5b0e-9a3c-0f6f3b1d9b11")
_KINDS = {"library": ComponentType.LIBRARY, "platform": ComponentType.PLATFORM,
          "data": ComponentType.DATA}  # fmt: skip


def bill_of_materials(name: str, version: str, parts: list[Part], at: int) -> str:
    """Return the bill of a version of the program; `at` is its time, in seconds since 1970."""
    licences = LicenseFactory()
    program = Component(name=name, version=version, type=ComponentType.APPLICATION, bom_ref=name)
    bom = Bom(components=[_component(part, licences) for part in parts])
    bom.metadata.component = program
    bom.metadata.timestamp = datetime.fromtimestamp(at, timezone.utc)
    bom.register_dependency(program, bom.components)
    bom.serial_number = uuid.uuid5(_SPACE, f"{version} {at} {sorted(p[:2] for p in parts)}")
    written = json.loads(JsonV1Dot6(bom).output_as_string())
    return json.dumps(written, indent=2, sort_keys=True) + "\n"


def _component(part: Part, licences: LicenseFactory) -> Component:
    is_python = part.kind == "library"
    return Component(
        name=part.name,
        version=part.version or None,
        type=_KINDS[part.kind],
        bom_ref=f"{part.name}@{part.version}".rstrip("@"),
        purl=PackageURL("pypi", name=part.name, version=part.version) if is_python else None,
        licenses=[licences.make_from_string(part.licence)],
    )
