"""
Django's settings: one module, decided by the environment, safe when nothing is set.

TOSPANN_DATA (folder), TOSPANN_DEMO, TOSPANN_DATO (a fixed date, YYYY-MM-DD), TOSPANN_DEBUG, TOSPANN_VERTER (hosts),
TOSPANN_HTTPS, TOSPANN_DB_ROLLE (``app`` or ``eier``), TOSPANN_DB_NAVN, SECRET_KEY, DATABASE_URL, DATABASE_OWNER_URL,
TOSPANN_ADRESSE_SSB, _KLASS, _KOMMUNEINFO, _ENHETSREGISTERET, _NORG.
"""

import os
from datetime import date
from typing import Any

from tospann.config.paths import ROOT, data_folder
from tospann.config.postgres import connections
from tospann.config.secret import secret_key


def _is_on(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "ja", "true", "on"}


DATA = data_folder()
DEBUG = _is_on("TOSPANN_DEBUG")
SECRET_KEY = os.environ.get("SECRET_KEY") or secret_key(DATA)
ALLOWED_HOSTS = os.environ.get("TOSPANN_VERTER", "localhost,127.0.0.1,[::1]").split(",")
HTTPS = _is_on("TOSPANN_HTTPS")

# The demo asks for no password: choose who you are. Off unless said otherwise.
TOSPANN_DEMO = _is_on("TOSPANN_DEMO")
# A fixed "today", so that demo and tests tell the same story whenever they run. None means the clock.
DEMODATO = date(2018, 11, 12)
TOSPANN_DATO = date.fromisoformat(os.environ["TOSPANN_DATO"]) if os.environ.get("TOSPANN_DATO") else None
if TOSPANN_DEMO and TOSPANN_DATO is None:
    TOSPANN_DATO = DEMODATO

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "tospann.store",
    "tospann.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every page needs a user, unless its view says @login_not_required.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "tospann.web.middleware.EnTransaksjon",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "tospann.config.urls"
WSGI_APPLICATION = "tospann.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tospann.web.context.demo",
                "tospann.web.meny.meny",
            ],
        },
    },
]

# The public registers that ``./tospann hent`` asks; each can be moved with TOSPANN_ADRESSE_SSB and so on.
# Nav gives its unit register no open address: it is inside Nav's own net, so nothing is asked until somebody sets it.
KILDEADRESSER = {
    name: os.environ.get(f"TOSPANN_ADRESSE_{name.upper()}", address).rstrip("/")
    for name, address in {
        "ssb": "https://data.ssb.no/api/pxwebapi/v2",
        "klass": "https://data.ssb.no/api/klass/v1",
        "kommuneinfo": "https://ws.geonorge.no/kommuneinfo/v1",
        "enhetsregisteret": "https://data.brreg.no/enhetsregisteret/api",
        "norg": "",
    }.items()
}

_found = connections(DATA)
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        **(_found.owner if os.environ.get("TOSPANN_DB_ROLLE") == "eier" else _found.app),
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "store.Bruker"
LOGIN_URL = "/velg/"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
LOCALE_PATHS = [ROOT / "src" / "tospann" / "web" / "locale"]
TIME_ZONE = "Europe/Oslo"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
# Served straight from the folders they lie in: no collectstatic between a clone and a page.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0 if DEBUG else 3600

SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        # Designsystemet draws its icons as data: pictures inside the stylesheet.
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
