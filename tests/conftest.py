"""Een trage of drukke machine laat een eigenschapstest niet falen; in een bouwstraat (CI=true) trekt hypothesis telkens dezelfde gevallen."""

from hypothesis import HealthCheck, settings

settings.register_profile("geduldig", settings(), deadline=None, suppress_health_check=(HealthCheck.too_slow,))
settings.load_profile("geduldig")
