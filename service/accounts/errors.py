"""What can go wrong with accounts."""


class AccountsError(Exception):
    """Something about accounts that cannot be done."""


class UnreachableAccountsError(AccountsError):
    """The database of the accounts cannot be read or written."""

    def __init__(self, where: str, why: str, *, damaged: bool = False) -> None:
        """Say which database, and why.

        Args:
            where: Its file, or its address without the password.
            why: What it answered.
            damaged: Whether what lies there is spoilt, so that trying again is of no use.
        """
        super().__init__(f"{where}: the accounts cannot be reached: {why}")
        self.where = where
        self.why = why
        self.damaged = damaged


class WrongSignInError(AccountsError):
    """Address and password do not belong together, or were tried too often."""

    def __init__(self) -> None:
        super().__init__("address and password do not match, or were tried too often")


class WrongCodeError(AccountsError):
    """A code of the second factor is not the one of this moment."""

    def __init__(self) -> None:
        super().__init__("the code is wrong or was used already")


class UsedTicketError(AccountsError):
    """A one-time link was used, is too old, or never was."""

    def __init__(self) -> None:
        super().__init__("the link has been used or is too old; ask for a new one")


class EndedLinkError(AccountsError):
    """A reading link has ended, was taken back, or never was."""

    def __init__(self) -> None:
        super().__init__("the link has ended or was taken back; ask for a new one")


class EndedKeyError(AccountsError):
    """A program sent a key that has ended, was revoked, or never was."""

    def __init__(self) -> None:
        super().__init__("the key has ended or was revoked; make a new one")


class WeakPasswordError(AccountsError):
    """A password is too easy to guess."""

    def __init__(self, shortest: int) -> None:
        super().__init__(f"the password is too easy to guess; use at least {shortest} signs")
        self.shortest = shortest


class BadMailError(AccountsError):
    """A text is no mail address."""

    def __init__(self, mail: str) -> None:
        super().__init__(f"{mail}: this is not an e-mail address")
        self.mail = mail


class BadNameError(AccountsError):
    """A name is empty, too long, or holds what no name does."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r}: it cannot be a name")
        self.name = name


class MailTakenError(AccountsError):
    """Somebody has an account with this address."""

    def __init__(self, mail: str) -> None:
        super().__init__(f"{mail}: there is an account with this address")
        self.mail = mail


class NameTakenError(AccountsError):
    """There is a body or party of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: there is a body or party of this name")
        self.name = name


class UnknownAccountError(AccountsError):
    """There is no such account."""

    def __init__(self, mail: str) -> None:
        super().__init__(f"{mail}: there is no such account")
        self.mail = mail


class UnknownGroupError(AccountsError):
    """There is no such body or party."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: there is no such body or party")
        self.name = name


class NoGroupError(AccountsError):
    """Somebody who proposes must do so for a body or a party."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: who contributes does so for a body or party; name one")
        self.name = name


class LastAdministratorError(AccountsError):
    """Without this administrator there would be none."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: is the only administrator; make another one first")
        self.name = name
