"""The way in: the key of the printed address, given for a cookie that opens this journal's door alone."""

import hmac
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.types import Scope

from instep.web.peer import system_tells

KEY = "key"
LASTS = timedelta(days=7)
"""How long a browser that is not used stays let in; the command lets it in again without a tap."""

_RENEWED_AFTER = LASTS / 7


@dataclass(frozen=True, kw_only=True)
class Entrance:
    """Who may come in: whoever has the key of this run, or a cookie made with the journal's secret."""

    secret: bytes
    journal: str
    now: Callable[[], datetime]
    key: str = field(default_factory=secrets.token_urlsafe)
    knows_accounts: bool = field(default_factory=system_tells)
    """Whether another account is told apart from ours; where it is not, the cookie stands alone."""

    def way_in(self, address: str) -> str:
        """The address that lets a browser in, for as long as this run lasts."""
        return f"{address}?{urlencode({KEY: self.key})}"

    def opens(self, key: str) -> bool:
        """Whether this is the key; takes the same time whatever is wrong with it."""
        return hmac.compare_digest(key.encode(), self.key.encode())

    def lets_in(self, scope: Scope) -> bool:
        """Whether the request brings a cookie of this journal that has not ended."""
        return any(self._ends(value) for value in _cookies(scope))

    def renewed(self, scope: Scope) -> str | None:
        """A cookie in the place of one that is a day old: whoever comes every week is never shut out."""
        ends = [end for value in _cookies(scope) if (end := self._ends(value))]
        is_old = ends and max(ends) - self.now() < LASTS - _RENEWED_AFTER
        return self.cookie(scope) if is_old else None

    def cookie(self, scope: Scope) -> str:
        """The header that lets a browser in.

        Lax and not Strict: a link that leads here from a calendar or a mail shall open its page, and no page
        that is looked at writes. Not Secure: there is no certificate for this machine's own address.
        """
        ends = int((self.now() + LASTS).timestamp())
        lasts = int(LASTS.total_seconds())
        value = f"{ends}.{self._sign(ends)}"
        return f"{_name(scope)}={value}; Max-Age={lasts}; Path=/; HttpOnly; SameSite=Lax"

    def _ends(self, value: str) -> datetime | None:
        """When a cookie of ours ends; None for one that has ended or is not ours."""
        raw, _, sign = value.partition(".")
        if not (raw.isascii() and raw.isdecimal() and len(raw) < 12):  # noqa: PLR2004  # seconds, for some millennia
            return None
        if not hmac.compare_digest(sign.encode(), self._sign(int(raw)).encode()):
            return None
        ends = datetime.fromtimestamp(int(raw), tz=self.now().tzinfo)
        # One that ends later than any of today was given by a clock that was wrong, and would last too long.
        return ends if self.now() < ends < self.now() + LASTS + _RENEWED_AFTER else None

    def _sign(self, ends: int) -> str:
        return hmac.digest(self.secret, f"{self.journal}\n{ends}".encode(), "sha256").hex()


def key_in(scope: Scope) -> str | None:
    """The key in the address; None where there is none."""
    return dict(_query(scope)).get(KEY)


def clean_address(scope: Scope) -> str:
    """The same address without the key; always of this server, whatever the path looks like."""
    path = "/" + scope["raw_path"].decode().lstrip("/\\")
    rest = [(name, value) for name, value in _query(scope) if name != KEY]
    return f"{path}?{urlencode(rest)}" if rest else path


def _query(scope: Scope) -> list[tuple[str, str]]:
    return parse_qsl(scope["query_string"].decode(), keep_blank_values=True)


def _cookies(scope: Scope) -> Iterator[str]:
    """Every cookie of our name: another server of this machine may have set one beside ours."""
    for part in Headers(scope=scope).get("cookie", "").split(";"):
        name, _, value = part.strip().partition("=")
        if name == _name(scope):
            yield value


def _name(scope: Scope) -> str:
    # A browser sends a cookie to every port of a machine: the name keeps two servers out of each other's way.
    return f"instep-{scope['server'][1]}"
