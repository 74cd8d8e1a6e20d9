"""A party's own chain is its own: nobody else sees that it is there, or how long it is."""

from typing import ClassVar

from django.db import migrations

_RLS = """
ALTER TABLE store_kjede ENABLE ROW LEVEL SECURITY;
ALTER TABLE store_kjede FORCE ROW LEVEL SECURITY;
CREATE POLICY egen_part ON store_kjede
    USING (part_id IS NULL OR current_setting('tospann.part', true) IN ('system', part_id::text));
"""


class Migration(migrations.Migration):
    """One policy."""

    dependencies: ClassVar = [("store", "0003_moteleder")]
    operations: ClassVar = [
        migrations.RunSQL(
            _RLS, "DROP POLICY egen_part ON store_kjede; ALTER TABLE store_kjede DISABLE ROW LEVEL SECURITY"
        ),
    ]
