"""The database's own locks: history that cannot be rewritten, drafts that only their owner can read."""

from typing import ClassVar

from django.db import migrations

_KUN_TILFOYELSE = """
CREATE FUNCTION tospann_nekt_endring() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rader i % kan bare legges til, ikke endres eller slettes.', TG_TABLE_NAME;
END $$;
"""
_UTLOSER = """
CREATE TRIGGER {tabell}_bare_til BEFORE UPDATE OR DELETE ON {tabell}
    FOR EACH ROW EXECUTE FUNCTION tospann_nekt_endring();
"""
_FAST = ("store_journalpost", "store_vedtak", "store_vedtaksforslag", "store_godkjenning")

# current_setting is compared as text: a missing party is '' and matches no row.
_EGEN = "current_setting('tospann.part', true) IN ('system', part_id::text)"
_RLS = """
ALTER TABLE {tabell} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {tabell} FORCE ROW LEVEL SECURITY;
CREATE POLICY egen_part ON {tabell} USING ({regel});
"""


class Migration(migrations.Migration):
    """Triggers and policies."""

    dependencies: ClassVar = [("store", "0001_forste")]
    operations: ClassVar = [
        migrations.RunSQL(_KUN_TILFOYELSE, "DROP FUNCTION tospann_nekt_endring() CASCADE"),
        *(
            migrations.RunSQL(_UTLOSER.format(tabell=tabell), f"DROP TRIGGER {tabell}_bare_til ON {tabell}")
            for tabell in _FAST
        ),
        migrations.RunSQL(
            _RLS.format(tabell="store_utkast", regel=_EGEN),
            "DROP POLICY egen_part ON store_utkast; ALTER TABLE store_utkast DISABLE ROW LEVEL SECURITY",
        ),
        migrations.RunSQL(
            _RLS.format(tabell="store_journalpost", regel=f"part_id IS NULL OR {_EGEN}"),
            "DROP POLICY egen_part ON store_journalpost; ALTER TABLE store_journalpost DISABLE ROW LEVEL SECURITY",
        ),
    ]
