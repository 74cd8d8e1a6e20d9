"""A year lived in any order, held at its end against the words of the agreement."""

from hypothesis import HealthCheck, settings
from tests.core.oppgjor.aarslivet import Aaret

TestAarslivet = Aaret.TestCase
TestAarslivet.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
