"""The language on the screen. The source is English; Qt Linguist files hold the rest."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from pos_app.assets import asset

SOURCE = "en"

_installed: list[QTranslator] = []


def use_language(language: str) -> None:
    """Show "id" or "en" from now on; every widget gets a LanguageChange event."""
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    QLocale.setDefault(QLocale(language))
    if language == SOURCE:
        return
    translator = _loaded(language)
    _installed.append(translator)
    QCoreApplication.installTranslator(translator)


def speak(name: str) -> Callable[[str], str]:
    """Return what words the texts of `words` in a language, whatever the window speaks."""
    translator = _loaded(name)
    return lambda text: translator.translate("messages", text) or text


def _loaded(language: str) -> QTranslator:
    translator = QTranslator()
    translator.load(str(asset(f"translations/{language}.qm")))
    return translator


def language() -> str:
    """Return the language that is shown now."""
    return _installed[-1].language()[:2] if _installed else SOURCE


def message_text(text: str) -> str:
    """Return a text of `words` in the language that is shown now."""
    return QCoreApplication.translate("messages", text)


def setting_text(text: str) -> str:
    """Return a text of `setting_words` in the language that is shown now."""
    return QCoreApplication.translate("settings", text)
