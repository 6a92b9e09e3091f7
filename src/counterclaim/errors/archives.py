"""Archives and web archives that cannot be unpacked, and members of them that are left out."""

from __future__ import annotations

from counterclaim.errors.inputs import InputError


class LeftOutError(InputError):
    """A member of an archive that is left out, or `many` for one reason: "… is left out: encrypted"."""

    def __init__(self, what: str, reason: str, *, many: bool = False) -> None:
        super().__init__(f"{what} {'are' if many else 'is'} left out: {reason}")


class MemberBrokenError(LeftOutError):
    """A member that cannot be unpacked; others of its archive can."""

    code = "archive-broken"


class MemberEncryptedError(LeftOutError):
    """A member that is locked by a password."""

    code = "archive-encrypted"
    hint = "unpack it with its password and give the files"


class MemberLimitError(LeftOutError):
    """A member that is larger, lies deeper, or has a longer name than is read."""

    code = "archive-limit"
    hint = "unpack the archive and give the files that matter"


class MemberUnsafeError(LeftOutError):
    """A member that is no file but points at one: a link, a device."""

    code = "member-unsafe"


class MemberUnknownError(LeftOutError):
    """A member whose extension says that it is no dispatch."""

    code = "unknown-format"
    hint = "unpack it and name the file itself if it is a dispatch all the same"


class NotADispatchError(LeftOutError):
    """Records of a web archive that hold no page: requests, images, scripts, answers without content."""

    code = "not-a-dispatch"


class ArchiveBrokenError(InputError):
    """An archive that cannot be unpacked, or not beyond a place. What came before is read."""

    code = "archive-broken"
    hint = "fetch or copy it again; what could be read of it stays"

    def __init__(self, path: str, reason: str, *, after: str | None = None) -> None:
        """`after` is the last member that could be unpacked, or was being unpacked."""
        place = f" beyond '{after}'" if after else ""
        super().__init__(f"'{path}' cannot be unpacked{place}: {reason}")


class ArchiveLimitError(InputError):
    """An archive of which no more is unpacked. What came before is read."""

    code = "archive-limit"
    hint = "unpack it and give the files that matter"

    def __init__(self, path: str, reason: str, *, after: str | None = None) -> None:
        place = f" after '{after}'" if after else ""
        super().__init__(f"no more of '{path}' is unpacked{place}: {reason}")


class NoMembersError(InputError):
    """An archive without a single file."""

    code = "archive-empty"

    def __init__(self, path: str) -> None:
        super().__init__(f"the archive '{path}' holds no files")
