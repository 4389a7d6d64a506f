"""The kinds of money that are taken beside cash: their names, as a cashier reads them."""

import re
import unicodedata

from pos_app import settings
from pos_app.settings import Value
from pos_app.ui.pages.setting_form import SettingsForm
from pos_app.ui.setting_words import SETTINGS
from pos_app.ui.translation import setting_text
from pos_app.ui.widgets.fields import TextField

LONGEST_ID = 20


class KindsField(TextField):
    """Names with commas between them. One that stays keeps its id: the books know it by that."""

    def __init__(self, name: str, help_text: str) -> None:
        super().__init__(name, help_text)
        self._known: dict[str, str] = {}

    @property
    def value(self) -> dict[str, str]:  # type: ignore[override]  # one line, several names
        """Return the names by id."""
        return {self.id_of(name): name for name in self.names()}

    def names(self) -> list[str]:
        """Return the names as they are typed, each once."""
        parts = (" ".join(part.split()) for part in self.edit.text().split(","))
        return list(dict.fromkeys(filter(None, parts)))

    def id_of(self, name: str) -> str:
        """Return the id of a name: the known one, else one that is made of its letters."""
        plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
        made = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID]
        return self._known.get(name, made)

    def _put(self, value: Value) -> None:
        kinds = value if isinstance(value, dict) else {}
        self._known |= {str(label): kind for kind, label in kinds.items()}
        self.edit.setText(", ".join(map(str, kinds.values())))


class ReferencesField(TextField):
    """Names out of those of another field."""

    def __init__(self, name: str, help_text: str, kinds: KindsField) -> None:
        super().__init__(name, help_text)
        self._kinds = kinds

    @property
    def value(self) -> tuple[str, ...]:  # type: ignore[override]  # one line, several names
        """Return the ids of the names."""
        parts = (" ".join(part.split()) for part in self.edit.text().split(","))
        return tuple(self._kinds.id_of(part) for part in parts if part)

    def _put(self, value: Value) -> None:
        wanted = value if isinstance(value, tuple) else ()
        kinds = self._kinds.value
        self.edit.setText(", ".join(kinds[kind] for kind in wanted if kind in kinds))


class TendersForm(SettingsForm):
    """The kinds, and which of them need a reference."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.kinds = KindsField(*setting_text(SETTINGS["tenders.kinds"]).split("|"))
        name, help_text = setting_text(SETTINGS["tenders.references"]).split("|")
        self.references = ReferencesField(name, help_text, self.kinds)
        self.place("tenders.kinds", self.kinds)
        self.place("tenders.references", self.references)
        self.lines.addStretch()

    def _why_not(self, setting: str, value: Value) -> str:
        if setting == "tenders.references":
            known = set(self.kinds.value) >= set(self.references.value)
            return "" if known else self.tr("Only names from the line above.")
        if settings.is_possible(setting, value) and len(self.kinds.value) == len(
            self.kinds.names()
        ):
            return ""
        return self.tr("At most four different names of up to 16 letters, none of them cash.")
