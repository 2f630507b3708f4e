"""The colours can be read in the palettes of every desktop, with each of its accents."""

from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette

from imageuploader.ui.theme.palette import Colours, contrast

DESKTOPS = {
    "ours light": ("#f5f5f7", "#ffffff", "#1d1d21", "#ffffff"),
    "ours dark": ("#232427", "#1b1c1e", "#ececf0", "#ffffff"),
    "gnome light": ("#fafafa", "#ffffff", "#333338", "#ffffff"),
    "gnome dark": ("#242424", "#1e1e1e", "#ffffff", "#ffffff"),
    "adwaita-qt dark": ("#353535", "#2d2d2d", "#eeeeec", "#ffffff"),
    "yaru dark": ("#2c2c2c", "#1d1d1d", "#ffffff", "#ffffff"),
    "breeze light": ("#eff0f1", "#ffffff", "#232629", "#ffffff"),
    "breeze dark": ("#2a2e32", "#1b1e20", "#fcfcfc", "#fcfcfc"),
    "breeze dark of 6": ("#202326", "#141618", "#fcfcfc", "#fcfcfc"),
    "dark text on the accent": ("#202326", "#141618", "#fcfcfc", "#101010"),
}
"""Window, base, text, and text on the accent."""

ACCENTS = {
    "ours": ("#2f6fde", "#4a88ee"),
    "gnome": (
        *("#3584e4", "#2190a4", "#3a944a", "#c88800", "#ed5b00", "#e62d42", "#d56199", "#9141ac"),
        *("#6f8396", "#15539e", "#e95420"),
    ),
    "kde": (
        *("#3daee9", "#e93d58", "#e9643a", "#e8cb2d", "#3dd425", "#00d3b8", "#b875dc", "#926ee4"),
        *("#232629", "#ffe08a"),
    ),
}
BACKS = ("window", "base", "surface", "hover", "alternate")
STATES = ("good", "warning", "bad")


def palette(window, base, text, on_accent, accent):
    made, role = QPalette(), QPalette.ColorRole
    roles = (role.Window, role.Base, role.WindowText, role.HighlightedText, role.Highlight)
    for part, name in zip(roles, (window, base, text, on_accent, accent), strict=True):
        made.setColor(part, QColor(name))
    return made


def texts(colours):
    """Every text with what it stands on, by a name."""
    for back in (*BACKS, "selection", "track"):
        yield f"text on {back}", colours.text, getattr(colours, back)
    for back in BACKS:
        yield f"secondary on {back}", colours.secondary, getattr(colours, back)
    for back in ("window", "base", "surface", "selection"):
        yield f"accent on {back}", colours.accent_text, getattr(colours, back)
    for state in STATES:
        colour, tint = getattr(colours, state), colours.tint(getattr(colours, state))
        for back in ("window", "surface", "hover", "alternate"):
            yield f"{state} on {back}", colour, getattr(colours, back)
        yield f"{state} on its tint", colour, tint
        yield f"text on the tint of {state}", colours.text, tint
        yield f"secondary on the tint of {state}", colours.quiet_on(tint), tint
    yield "the filled button", colours.on_filled, colours.filled


def outlines(colours):
    """Every line and bar that means something, with what it lies on."""
    for back in ("window", "base", "surface"):
        yield f"dashes on {back}", colours.dashed, getattr(colours, back)
    for back in ("window", "surface", "track"):
        yield f"bar on {back}", colours.bar, getattr(colours, back)
        yield f"focus on {back}", colours.accent_text, getattr(colours, back)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("desktop", "family"), list(product(DESKTOPS, ACCENTS)))
def test_texts_have_four_and_a_half_to_one_and_outlines_three(desktop, family):
    low = []
    for accent in ACCENTS[family]:
        colours = Colours.of(palette(*DESKTOPS[desktop], accent))
        for least, pairs in ((4.5, texts(colours)), (3.0, outlines(colours))):
            measured = ((name, contrast(a, b)) for name, a, b in pairs)
            low += [(accent, name, round(c, 2)) for name, c in measured if c < least]
    assert low == []
