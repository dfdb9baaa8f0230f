"""A registry on this machine, and a client of it that never waits."""

from collections.abc import Iterator

import msgspec
import pytest
from tests.registry.stand_in import StandIn, registry_on_this_machine

from instep.library.content.reading import content_root
from instep.library.content.registry import RegistryRules, registry_rules
from instep.registry.client import Registry

RULES = registry_rules(content_root())


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    with registry_on_this_machine() as made:
        yield made


@pytest.fixture
def rules(stand_in: StandIn) -> RegistryRules:
    limits = msgspec.structs.replace(RULES.limits, seconds_to_wait=1, bytes_of_an_answer=2_000_000)
    return msgspec.structs.replace(RULES, base=stand_in.base, limits=limits)


@pytest.fixture
def registry(rules: RegistryRules) -> Registry:
    return Registry(rules=rules, wait=lambda _seconds: None)
