"""Command lines, options and settings that cannot be used, and files that cannot be written."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.errors.root import CounterclaimError


class UsageError(CounterclaimError):
    """A command line that the verb does not understand."""

    code = "usage"
    exit_status = 2


class DateError(CounterclaimError):
    """A date that does not exist or cannot be understood without guessing."""

    code = "date-invalid"
    hint = "write it as YYYY-MM-DD, or with time and zone as YYYY-MM-DDTHH:MM+HH:MM"
    exit_status = 2

    def __init__(self, written: str, reason: str) -> None:
        super().__init__(f"'{written}' is not a date: {reason}")


class LanguageError(CounterclaimError):
    """A language code that there is not."""

    code = "language-unknown"
    hint = "write two letters of ISO 639-1, such as en, uk or ar"
    exit_status = 2

    def __init__(self, written: str) -> None:
        super().__init__(f"'{written}' is no code of a language")


class SettingsError(CounterclaimError):
    """A settings file or an environment variable that cannot be used: which, the path to the bad field, and why."""

    code = "settings"
    hint = "correct it; docs/settings.md lists the settings"
    exit_status = 2

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"the settings in '{source}' cannot be used: {problem}")


class ColumnOptionError(CounterclaimError):
    """A `--column` option that does not say FIELD=NAME."""

    code = "column-option"
    exit_status = 2

    def __init__(self, written: str, fields: Iterable[str]) -> None:
        super().__init__(
            f"'{written}' does not name a column", hint=f"write FIELD=NAME, FIELD one of: {', '.join(fields)}"
        )


class OutputError(CounterclaimError):
    """A file that cannot be written."""

    code = "output"
    hint = "choose another file with -o"

    def __init__(self, path: str, reason: str, *, hint: str | None = None) -> None:
        super().__init__(f"'{path}' cannot be written: {reason}", hint=hint)
