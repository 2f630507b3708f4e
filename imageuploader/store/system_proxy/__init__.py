"""The proxies that the system's own settings name, configuration scripts included."""
