"""The menu bar: its menus as data, what they do, and the dialogs that only they open."""
