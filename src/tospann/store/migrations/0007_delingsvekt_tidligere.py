from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0006_registerlaaser"),
    ]

    operations = [
        migrations.AddField(
            model_name="delingsvekt",
            name="tidligere",
            field=models.CharField(blank=True, max_length=120, verbose_name="er igjen de tidligere kommunene"),
        ),
    ]
