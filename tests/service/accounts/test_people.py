"""Accounts, what they belong to, and what they are proved by."""

import pyotp
import pytest
from sqlalchemy import select

from service.accounts import sessions
from service.accounts import tickets
from service.accounts.database import Database
from service.accounts.errors import BadMailError
from service.accounts.errors import LastAdministratorError
from service.accounts.errors import MailTakenError
from service.accounts.errors import NoGroupError
from service.accounts.errors import UsedTicketError
from service.accounts.errors import WeakPasswordError
from service.accounts.errors import WrongCodeError
from service.accounts.errors import WrongSignInError
from service.accounts.groups import GroupKind
from service.accounts.groups import Sees
from service.accounts.groups import add_group
from service.accounts.groups import group_of_mail
from service.accounts.groups import set_domains
from service.accounts.passwords import check_strength
from service.accounts.passwords import prove
from service.accounts.passwords import set_password
from service.accounts.people import Account
from service.accounts.people import Role
from service.accounts.people import account
from service.accounts.people import account_of
from service.accounts.people import add_account
from service.accounts.people import change_account
from service.accounts.people import remove_account
from service.accounts.reading_links import add_reading_link
from service.accounts.reading_links import reading_link
from service.accounts.second_factor import add_factor
from service.accounts.second_factor import new_secret
from service.accounts.second_factor import prove_code
from service.accounts.sessions import SessionKind
from service.accounts.tables import accounts
from service.accounts.tickets import Purpose

NOW = 1_800_000_000
GOOD = "en mycket god frukost"


def maja(database: Database, role: Role = Role.READER) -> Account:
    with database.writing() as connection:
        made = add_account(connection, "Maja@borgsund.example", "Maja Berg", role)
        set_password(connection, made, GOOD)
    return made


def test_a_password_lets_in_its_owner_and_nobody_else(database: Database) -> None:
    owner = maja(database)

    assert prove(database, " MAJA@borgsund.example", GOOD, NOW).id == owner.id
    for mail, password in [("maja@borgsund.example", "fel"), ("x@y.example", GOOD), ("", "")]:
        with pytest.raises(WrongSignInError):
            prove(database, mail, password, NOW)


def test_a_password_is_kept_as_argon2id_alone(database: Database) -> None:
    maja(database)

    with database.reading() as connection:
        kept = connection.execute(select(accounts.c.password)).scalar_one()
    assert kept.startswith("$argon2id$v=19$m=65536,")


def test_who_guesses_must_wait_and_so_must_the_right_password(database: Database) -> None:
    maja(database)
    for _ in range(5):
        with pytest.raises(WrongSignInError):
            prove(database, "maja@borgsund.example", "gissning", NOW)

    with pytest.raises(WrongSignInError):
        prove(database, "maja@borgsund.example", GOOD, NOW + 59)
    assert prove(database, "maja@borgsund.example", GOOD, NOW + 61)


@pytest.mark.parametrize(
    "password",
    [
        "kort",
        "a" * 40,
        "abababababababab",
        "Maja Berg Maja Berg",
        "maja@borgsund.example",
        "x" * 2000,
    ],
)
def test_what_is_guessed_first_is_no_password(password: str) -> None:
    owner = Account(1, "maja@borgsund.example", "Maja Berg", Role.READER)

    with pytest.raises(WeakPasswordError):
        check_strength(password, owner)


def test_a_code_is_good_for_once(database: Database) -> None:
    owner, secret = maja(database), new_secret()
    app = pyotp.TOTP(secret)
    with database.writing() as connection:
        add_factor(connection, owner, secret, app.at(NOW), key="k", now=NOW)

    with pytest.raises(WrongCodeError):
        prove_code(database, owner, app.at(NOW), key="k", now=NOW)
    prove_code(database, owner, app.at(NOW + 30), key="k", now=NOW + 30)
    with pytest.raises(WrongCodeError):
        prove_code(database, owner, app.at(NOW + 30), key="k", now=NOW + 31)


def test_codes_cannot_be_guessed_for_long(database: Database) -> None:
    owner, secret = maja(database), new_secret()
    app = pyotp.TOTP(secret)
    with database.writing() as connection:
        add_factor(connection, owner, secret, app.at(NOW), key="k", now=NOW)
    owner = prove(database, owner.mail, GOOD, NOW + 60)
    for _ in range(4):
        with pytest.raises(WrongCodeError):
            prove_code(database, owner, "000000", key="k", now=NOW + 60)

    with pytest.raises(WrongCodeError):
        prove_code(database, owner, app.at(NOW + 60), key="k", now=NOW + 60)
    with pytest.raises(WrongSignInError):
        prove(database, owner.mail, GOOD, NOW + 60)


def test_the_secret_of_a_second_factor_cannot_be_read_from_the_database(
    database: Database,
) -> None:
    owner, secret = maja(database), new_secret()
    with database.writing() as connection:
        code = pyotp.TOTP(secret).at(NOW)
        add_factor(connection, owner, secret, code, key="k", now=NOW)
        kept = connection.execute(select(accounts.c.factor)).scalar_one()

    assert secret not in kept
    code = pyotp.TOTP(secret).at(NOW + 60)
    with pytest.raises(WrongCodeError):
        prove_code(database, owner, code, key="another", now=NOW + 60)


def test_a_session_ends_when_it_lies_unused_and_at_last_whatever_happens(
    database: Database,
) -> None:
    owner = maja(database)
    with database.writing() as connection:
        token = sessions.open_session(
            connection, SessionKind.BROWSER, now=NOW, lasts=1000, account_id=owner.id
        )
        found = sessions.session_of(connection, token, now=NOW + 99, idle=100)
        assert found is not None
        assert sessions.session_of(connection, token, now=NOW + 101, idle=100) is None

        for moment in range(NOW, NOW + 1000, 90):
            sessions.touch(connection, found, moment)
        assert sessions.session_of(connection, token, now=NOW + 999, idle=100)
        assert sessions.session_of(connection, token, now=NOW + 1000, idle=100) is None


def test_nobody_ends_the_sessions_of_others(database: Database) -> None:
    owner = maja(database)
    with database.writing() as connection:
        token = sessions.open_session(
            connection, SessionKind.BROWSER, now=NOW, lasts=1000, account_id=owner.id
        )
        found = sessions.session_of(connection, token, now=NOW, idle=100)
        assert found is not None

        assert not sessions.revoke(connection, found.key, owner.id + 1)
        assert sessions.revoke(connection, found.key, owner.id)
        assert sessions.session_of(connection, token, now=NOW, idle=100) is None


def test_a_closed_account_is_signed_out_at_once(database: Database) -> None:
    owner = maja(database)
    with database.writing() as connection:
        token = sessions.open_session(
            connection, SessionKind.BROWSER, now=NOW, lasts=1000, account_id=owner.id
        )
        change_account(connection, owner, name="Maja", role=Role.READER, groups=(), closed=True)

        assert sessions.session_of(connection, token, now=NOW, idle=100) is None
    with pytest.raises(WrongSignInError):
        prove(database, owner.mail, GOOD, NOW)


def test_a_one_time_link_works_once_and_for_a_while(database: Database) -> None:
    owner = maja(database)
    with database.writing() as connection:
        token = tickets.make_ticket(connection, Purpose.RESET, NOW, owner.id)
        ticket = tickets.ticket_of(connection, token, NOW)
        assert ticket.account_id == owner.id
        with pytest.raises(UsedTicketError):
            tickets.ticket_of(connection, token, NOW + tickets.DAY)

        tickets.use_ticket(connection, ticket)
        with pytest.raises(UsedTicketError):
            tickets.use_ticket(connection, ticket)


def test_a_new_link_takes_the_place_of_the_one_before(database: Database) -> None:
    owner = maja(database)
    with database.writing() as connection:
        first = tickets.make_ticket(connection, Purpose.INVITATION, NOW, owner.id)
        tickets.make_ticket(connection, Purpose.RESET, NOW, owner.id)
        with pytest.raises(UsedTicketError):
            tickets.ticket_of(connection, first, NOW)


def test_an_address_has_one_account(database: Database) -> None:
    maja(database)
    with database.writing() as connection, pytest.raises(MailTakenError):
        add_account(connection, "MAJA@BORGSUND.EXAMPLE", "En annan", Role.READER)


@pytest.mark.parametrize("mail", ["", "maja", "@x.example", "a b@x.example", "a@b@c", "a\0@b.c"])
def test_what_is_no_mail_address_is_refused(database: Database, mail: str) -> None:
    with database.writing() as connection, pytest.raises(BadMailError):
        add_account(connection, mail, "Maja", Role.READER)


def test_who_contributes_does_so_for_somebody(database: Database) -> None:
    with database.writing() as connection, pytest.raises(NoGroupError):
        add_account(connection, "a@b.example", "Maja", Role.CONTRIBUTOR)


def test_the_last_administrator_stays(database: Database) -> None:
    owner = maja(database, Role.ADMINISTRATOR)
    with database.writing() as connection:
        with pytest.raises(LastAdministratorError):
            remove_account(connection, owner.mail)
        for role, closed in [(Role.EDITOR, False), (Role.ADMINISTRATOR, True)]:
            with pytest.raises(LastAdministratorError):
                change_account(connection, owner, name="Maja", role=role, groups=(), closed=closed)


def test_who_is_removed_leaves_nothing_but_a_number_in_the_log(database: Database) -> None:
    owner = maja(database)
    with database.writing() as connection:
        remove_account(connection, owner.mail)

        assert account(connection, owner.id) is None
        assert account_of(connection, owner.mail) is None


def test_the_domain_of_an_address_tells_the_party(database: Database) -> None:
    with database.writing() as connection:
        town = add_group(connection, "Borgsunds kommun", GroupKind.PARTY, Sees.CONSULTATION)
        set_domains(connection, town.id, ["@Borgsund.example"])

        assert group_of_mail(connection, "x@borgsund.example") == town
        assert group_of_mail(connection, "x@evil-borgsund.example") is None
        assert group_of_mail(connection, "borgsund.example") == town


def test_a_reading_link_with_a_long_label_fits_and_differs_from_others(database: Database) -> None:
    with database.writing() as connection:
        made = [
            add_reading_link(connection, "x" * 200, "hsa", "", "utkast-1", NOW + 1)[0]
            for _ in range(2)
        ]

        assert len({one.name for one in made}) == 2
        assert reading_link(connection, made[0].id) == made[0]
        assert all(len(one.name) <= 200 for one in made)
