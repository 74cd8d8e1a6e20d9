"""Official figures are only added to; a party's own travel times are its own."""

from typing import ClassVar

from django.db import migrations

_FAST = ("store_statistikktall", "store_registerlast", "store_reisetidsvalg")
_UTLOSER = """
CREATE TRIGGER {tabell}_bare_til BEFORE UPDATE OR DELETE ON {tabell}
    FOR EACH ROW EXECUTE FUNCTION tospann_nekt_endring();
"""
_RLS = """
ALTER TABLE store_reisetidsvalg ENABLE ROW LEVEL SECURITY;
ALTER TABLE store_reisetidsvalg FORCE ROW LEVEL SECURITY;
CREATE POLICY egen_part ON store_reisetidsvalg
    USING (current_setting('tospann.part', true) IN ('system', part_id::text));
"""


class Migration(migrations.Migration):
    """Triggers and one policy."""

    dependencies: ClassVar = [("store", "0005_register")]
    operations: ClassVar = [
        *(
            migrations.RunSQL(_UTLOSER.format(tabell=tabell), f"DROP TRIGGER {tabell}_bare_til ON {tabell}")
            for tabell in _FAST
        ),
        migrations.RunSQL(
            _RLS,
            "DROP POLICY egen_part ON store_reisetidsvalg; ALTER TABLE store_reisetidsvalg DISABLE ROW LEVEL SECURITY",
        ),
    ]
