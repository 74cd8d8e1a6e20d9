"""The one Django app that keeps things."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """All tables live here; many small nouns do not earn a migration graph each."""

    name = "tospann.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Tospann"
