"""Whose bill: the number or numbers of the customer, and what else the product asks for."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.domain.errors import InputError
from pos_app.domain.product import PART_SEPARATOR, Extra, NumberPart, Product
from pos_app.ui import theme
from pos_app.ui.messages import word_error
from pos_app.ui.translation import language, message_text
from pos_app.ui.widgets.buttons import PrimaryButton
from pos_app.ui.widgets.keypad import Keypad
from pos_app.ui.widgets.labels import PlainLabel
from pos_app.ui.widgets.money_edit import MoneyEdit
from pos_app.ui.widgets.number_edit import NumberEdit


class Entry(QWidget):
    """Ends in `asked` with a customer number that can be right, and the further inputs."""

    asked = Signal(str, dict)
    edited = Signal()

    def __init__(
        self, other_operator: Callable[[Product, str], str], parent: QWidget | None = None
    ) -> None:
        """Take from `other_operator` whose a mobile number is if not this product's."""
        super().__init__(parent)
        self._other_operator = other_operator
        self._product: Product | None = None
        self.numbers: list[NumberEdit] = []
        self.extras: dict[str, NumberEdit | MoneyEdit] = {}
        self._fields = QVBoxLayout()
        self._fields.setSpacing(theme.SPACE_S)
        self.button = PrimaryButton(self.tr("Check bill"), icon_name="search", large=True)
        self.button.clicked.connect(self._submit)
        self.keypad = Keypad()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(theme.SPACE_M)
        around.addLayout(self._fields)
        around.addWidget(self.button)
        around.addStretch()
        around.addWidget(self.keypad)

    def show_product(self, product: Product) -> None:
        """Ask for what this product needs, all of it empty."""
        self._product = product
        while self._fields.count():
            old = self._fields.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        self.numbers = [self._add_number(part) for part in product.number]
        self.extras = {extra.name: self._add_extra(extra) for extra in product.extras}
        stops: list[QWidget] = [*self.numbers, *self.extras.values(), self.button]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        self.numbers[0].setFocus()

    def take_number(self, number: str) -> None:
        """Fill in a number that is known; if nothing else has to be asked, ask for the bill."""
        if self._product is None:
            return
        parts = number.split(PART_SEPARATOR)
        for part, edit, text in zip(self._product.number, self.numbers, parts, strict=False):
            edit.set_value(part.clean(text))
        required = (self.extras[e.name] for e in self._product.extras if e.required)
        missing = next((edit for edit in required if not _value(edit)), None)
        if missing is not None:
            missing.setFocus()
        elif not self._problems():
            self._submit()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001
        """Show that the provider is being asked."""
        self.button.set_busy(busy)

    def _add_number(self, part: NumberPart) -> NumberEdit:
        edit = self._add(part.label[language()])
        edit.allow_letters(part.letters, part.marks)
        edit.set_placeholder(part.example)
        return edit

    def _add_extra(self, extra: Extra) -> NumberEdit | MoneyEdit:
        label = extra.label[language()]
        if extra.kind != "money":
            edit = self._add(label)
            edit.set_placeholder(extra.example)
            edit.set_value(extra.default)
            return edit
        money = MoneyEdit(label)
        money.returnPressed.connect(self._submit)
        money.amount_changed.connect(self.edited)
        self._put(label, money)
        return money

    def _add(self, label: str) -> NumberEdit:
        edit = NumberEdit(label)
        edit.value_changed.connect(self._judge)
        edit.submitted.connect(self._next)
        self._put(label, edit)
        return edit

    def _put(self, label: str, edit: QWidget) -> None:
        self._fields.addWidget(PlainLabel(label, "caption", "muted"))
        self._fields.addWidget(edit)

    @Slot()
    def _judge(self) -> None:
        """Say of each number whether it can be right; an unfinished one is not yet wrong."""
        if self._product is None or len(self.numbers) < len(self._product.number):
            return
        self.edited.emit()
        for part, edit in zip(self._product.number, self.numbers, strict=True):
            problem = part.problem(edit.value)
            if not problem:
                self._accept(edit, self._product)
            elif problem in {"empty", "short"}:
                edit.set_state("neutral", self._wanted(part))
            else:
                edit.set_state("bad", self._why(f"number-{problem}", part.example))

    def _accept(self, edit: NumberEdit, product: Product) -> None:
        operator = self._other_operator(product, edit.value)
        if operator:
            edit.set_state("bad", self.tr("This looks like a number of {0}.").format(operator))
        else:
            edit.set_state("ok", self.tr("{0} digits").format(len(edit.value)))

    def _wanted(self, part: NumberPart) -> str:
        lengths = sorted({part.min_length, part.max_length})
        return self.tr("{0} digits").format("-".join(map(str, lengths)))

    @Slot()
    def _next(self) -> None:
        """Enter leads to the next number or amount that is empty, and in the end to the bill."""
        amounts = [edit for edit in self.extras.values() if isinstance(edit, MoneyEdit)]
        asked: list[NumberEdit | MoneyEdit] = [*self.numbers, *amounts]
        empty = next((edit for edit in asked if not _value(edit)), None)
        if empty is None or (isinstance(empty, NumberEdit) and empty.edit.hasFocus()):
            self._submit()
        else:
            empty.setFocus()

    @Slot()
    def _submit(self) -> None:
        if self._product is None or self.button.busy:
            return
        for part, edit in zip(self._product.number, self.numbers, strict=True):
            if problem := part.problem(edit.value):
                self._complain(edit, f"number-{problem}", part.example)
                return
        extras = {name: _value(edit) for name, edit in self.extras.items()}
        self.asked.emit(PART_SEPARATOR.join(edit.value for edit in self.numbers), extras)

    def _problems(self) -> list[str]:
        parts = self._product.number if self._product else ()
        pairs = zip(parts, self.numbers, strict=True)
        return [problem for part, edit in pairs if (problem := part.problem(edit.value))]

    def _complain(self, edit: NumberEdit, code: str, detail: str) -> None:
        edit.set_state("bad", self._why(code, detail))
        edit.setFocus()

    def _why(self, code: str, detail: str) -> str:
        return word_error(InputError(code, detail), tr=message_text).sentence()


def _value(edit: NumberEdit | MoneyEdit) -> str:
    if isinstance(edit, NumberEdit):
        return edit.value
    return "" if edit.amount is None else str(edit.amount)
