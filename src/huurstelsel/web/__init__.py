"""De server: webpagina en API over dezelfde rekenregels; niets van wat een bezoeker invult wordt bewaard of gelogd."""
