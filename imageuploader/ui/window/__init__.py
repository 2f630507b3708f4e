"""The main window: lays out the zones, connects them, menus, status bar, closing."""
