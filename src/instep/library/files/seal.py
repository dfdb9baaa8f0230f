"""Signs and checks with Ed25519, and says a key in words that two people can compare by telephone."""

import hashlib
from typing import TYPE_CHECKING

from instep.library.content.agreements import Terms

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_BYTES, SIGNATURE_BYTES = 32, 64
_PRIME = 2**255 - 19

# The library costs as much to import as the rest of a command, and few commands need it: hence the imports
# inside the functions.


def new_key() -> bytes:
    """Return a private key that nobody else has."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415  # as above

    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(private: bytes) -> bytes:
    """Return the public half of a private key."""
    return _key(private).public_key().public_bytes_raw()


def sign(private: bytes, message: bytes) -> bytes:
    """Return the signature of the message; equal keys and messages give equal signatures."""
    return _key(private).sign(message)


def holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether whoever has the private half of this key signed exactly this message."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  # as above
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415  # as above

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return is_somebodys(public)


def is_somebodys(public: bytes) -> bool:
    """Whether a key needs its private half to sign: a point of small order "signs" whatever anybody likes."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415  # as above
        X25519PrivateKey,
        X25519PublicKey,
    )

    height = int.from_bytes(public, "little") & (2**255 - 1)  # without the bit that tells left from right
    if height >= _PRIME:  # a second way to write a point that has one already
        return False
    # The same point on the curve of X25519 (RFC 7748, section 4.1), whose exchange is refused where a point's
    # order is small. A height of 1 has no such point: nothing is divided by, and 0 is of small order too.
    there = (1 + height) * pow(1 - height, _PRIME - 2, _PRIME) % _PRIME
    try:
        any_key = X25519PrivateKey.from_private_bytes(public)
        any_key.exchange(X25519PublicKey.from_public_bytes(there.to_bytes(KEY_BYTES, "little")))
    except ValueError:
        return False
    return True


def fingerprint(public: bytes, terms: Terms) -> tuple[str, ...]:
    """Return the words of a key; another key with the same words would take 2^64 tries to find."""
    digest = hashlib.sha256(b"instep.fingerprint/1" + public).digest()
    return tuple(terms.fingerprint.words[byte] for byte in digest[: terms.fingerprint.signs])


def _key(private: bytes) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415  # as above

    return Ed25519PrivateKey.from_private_bytes(private)
