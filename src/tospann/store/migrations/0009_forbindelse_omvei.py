from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0008_kontor"),
    ]

    operations = [
        migrations.AddField(
            model_name="forbindelse",
            name="omvei_km",
            field=models.DecimalField(decimal_places=2, default=0, max_digits=5, verbose_name="kjent omvei, km"),
        ),
        migrations.AddField(
            model_name="forbindelse",
            name="merknad",
            field=models.CharField(blank=True, max_length=300, verbose_name="merknad"),
        ),
    ]
