"""How a second start hands its files to the window that is open, before Qt is imported."""
