"""The stylesheet of the window, for the style Fusion."""

from string import Template

from imageuploader.ui.language import is_mirrored
from imageuploader.ui.theme.palette import Colours, ensure_contrast, mix

_SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QDialog { background: $window; }
QLabel { background: transparent; }
QLabel[role="secondary"] { color: $secondary; }
QLabel[role="error"] { color: $bad; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="good"] { color: $good; }
QFrame[role="card"] { background: $surface; border: 1px solid $card_border; border-radius: 8px; }
QFrame[role="outline"] { border: 1px solid $hairline; border-radius: 8px; }
QFrame[role="rule"] { background: $hairline; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="banner"] { background: $bad_tint; border: 1px solid $bad_border; border-radius: 8px; }
QFrame[role="caution"] {
  background: $warning_tint; border: 1px solid $warning_border; border-radius: 8px;
}
QFrame[role="note"] { background: $hover; border: 1px solid $hairline; border-radius: 8px; }
QFrame#lastCard[role="good"] {
  background: $good_tint; border: 1px solid $good_border; border-radius: 8px;
}
QFrame#lastCard[role="good"] QLabel[role="secondary"] { color: $on_good_tint; }
QFrame[role="banner"] QLabel[role="secondary"] { color: $on_bad_tint; }
QFrame[role="caution"] QLabel[role="secondary"] { color: $on_warning_tint; }
QPushButton {
  background: $surface; border: 1px solid $field_border; border-radius: 6px;
  padding: 0 13px; min-height: ${field}px;
}
QPushButton:hover { background: $button_hover; }
QPushButton:pressed { background: $track; }
QPushButton:checked { background: $selection; border-color: $accent_text; }
QPushButton:focus { border: 2px solid $accent_text; padding: 0 12px; min-height: ${field_in}px; }
QPushButton:disabled { color: $disabled; border-color: $hairline; background: transparent; }
QPushButton[compact="true"] { min-height: ${compact}px; padding: 0 10px; }
QPushButton[compact="true"]:focus { min-height: ${compact_in}px; padding: 0 9px; }
QPushButton[filled="true"] {
  background: $filled; border-color: $filled; color: $on_filled; font-weight: 600;
}
QPushButton[filled="true"]:hover { background: $filled_hover; border-color: $filled_hover; }
QPushButton[filled="true"]:focus { border-color: $filled_focus; }
QPushButton[filled="true"]:disabled {
  color: $disabled; border-color: $hairline; background: transparent;
}
QPushButton[warn="true"] {
  background: $warning_tint; border-color: $warning_border; color: $warning;
}
QPushButton[link="true"] {
  border: none; background: transparent; color: $accent_text; padding: 0 4px;
}
QPushButton[link="true"]:focus { border: 2px solid $accent_text; padding: 0 2px; }
QPushButton[inline="true"], QPushButton[inline="true"]:focus {
  border: none; background: transparent; color: $accent_text; padding: 0 6px; min-height: 0;
  font-weight: 600;
}
QPushButton[inline="true"]:hover, QPushButton[inline="true"]:focus { text-decoration: underline; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; }
QToolButton:hover { background: $hover; }
QToolButton:checked { background: $track; border-color: $hairline; }
QToolButton:focus { border: 2px solid $accent_text; }
QToolButton#accountCombo { padding: 0; }
QToolButton::menu-indicator { image: none; }
QLineEdit, QPlainTextEdit, QComboBox, QFrame[role="field"] {
  background: $base; border: 1px solid $field_border; border-radius: 6px;
  placeholder-text-color: $secondary; selection-background-color: $filled;
  selection-color: $on_filled;
}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
  color: $disabled; border-color: $hairline; background: transparent;
}
QLineEdit, QComboBox { padding: 0 8px; min-height: ${field}px; }
QLineEdit[compact="true"] { min-height: ${compact}px; }
QPlainTextEdit { padding: 2px 3px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QFrame[role="field"][active="true"] {
  border: 2px solid $accent_text;
}
QLineEdit:focus, QComboBox:focus { padding: 0 7px; min-height: ${field_in}px; }
QLineEdit[compact="true"]:focus { min-height: ${compact_in}px; }
QPlainTextEdit:focus { padding: 1px 2px; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"],
QFrame[role="field"][wrong="true"] { border-color: $bad; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus {
  border: none; background: transparent; padding: 0; min-height: 0;
}
QLineEdit[inline="true"] {
  border-color: transparent; background: transparent; padding: 0 4px; min-height: ${inline}px;
}
QLineEdit[inline="true"]:hover { border-color: $field_border; }
QLineEdit[inline="true"]:focus {
  border-color: $accent_text; background: $base; padding: 0 3px; min-height: ${inline_in}px;
}
QLineEdit[inline="true"][wrong="true"] { border-color: $bad; }
QComboBox QLineEdit, QComboBox QLineEdit:focus {
  border: none; background: transparent; padding: 0; min-height: 0;
}
QComboBox::drop-down { border: none; width: ${chevron}px; }
QComboBox::down-arrow { image: none; }
QAbstractItemView {
  background: $base; color: $text; selection-background-color: $selection;
  selection-color: $text; outline: none; border: 1px solid $card_border;
}
QFrame[role="band"] {
  background: $accent_tint; border: none; border-bottom: 1px solid $accent_border;
}
QLabel[role="accent"] { color: $on_accent_tint; }
QFrame[role="band"] QPushButton { color: $on_accent_tint; }
QMessageBox QLabel#qt_msgbox_label { font-weight: 600; }
QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QListWidget { border: 1px solid $field_border; border-radius: 6px; padding: 4px; }
QListWidget::item { padding: 5px 7px; border-radius: 5px; color: $text; }
QListWidget::item:selected { background: $selection; }
QListWidget:focus { border: 2px solid $accent_text; padding: 3px; }
QFrame[role="row"] { background: transparent; border: 1px solid transparent; border-radius: 6px; }
QFrame[role="row"]:hover { background: $hover; }
QFrame[role="row"]:focus { border-color: $accent_text; }
QFrame[role="row"][dragged="true"] { background: $selection; border-color: $accent_text; }
QFrame[role="marker"] { background: $accent_text; border: none; border-radius: 1px; }
QFrame[role="chip"], QPushButton[chip="true"] {
  background: $track; border: none; border-radius: 5px;
}
QFrame[role="chip"][wrong="true"] { background: $bad_tint; border: 1px solid $bad; }
QPushButton[chip="true"] { padding: 0; min-height: 0; }
QPushButton[chip="true"]:hover { background: $scroll; }
QProgressBar { background: $track; border: none; border-radius: 2px; }
QProgressBar::chunk { background: $bar; border-radius: 2px; }
QMenuBar { background: $window; padding: 2px 2px; border: none; }
QMenuBar::item { padding: 5px 8px; background: transparent; border-radius: 5px; }
QMenuBar::item:selected { background: $track; }
QMenu { background: $surface; border: 1px solid $card_border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QTabWidget::pane { border: none; border-top: 1px solid $hairline; top: -1px; }
QTabBar { background: transparent; border: none; }
QTabBar::tab {
  background: transparent; color: $secondary; border: none; padding: 6px 0; margin-$end: 12px;
  border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: $text; border-bottom-color: $bar; }
QTabBar::tab:focus { color: $accent_text; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $scroll; border-radius: 4px; min-height: 32px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $hairline; }
QStatusBar { background: $window; border-top: 1px solid $hairline; color: $secondary; }
QStatusBar::item { border: none; }
QToolTip { background: $surface; color: $text; border: 1px solid $card_border; padding: 3px; }
""")


def stylesheet(colours: Colours, line_height: int) -> str:
    """Return the stylesheet in these colours; `line_height` is that of the text, in pixels."""
    names = {name: value.name() for name, value in vars(colours).items() if name != "dark"}
    field, compact = max(30, line_height + 12), max(26, line_height + 10)  # without the border's 2
    return _SHEET.substitute(
        names,
        field=field,
        field_in=field - 2,
        compact=compact,
        compact_in=compact - 2,
        inline=line_height + 6,
        end="left" if is_mirrored() else "right",
        chevron=max(28, line_height * 7 // 4),
        inline_in=line_height + 4,
        accent_tint=colours.tint(colours.accent).name(),
        accent_border=colours.tint_border(colours.accent).name(),
        on_accent_tint=ensure_contrast(
            colours.accent_text, colours.text, (colours.tint(colours.accent),), 4.5
        ).name(),
        good_tint=colours.tint(colours.good).name(),
        good_border=colours.tint_border(colours.good).name(),
        on_good_tint=colours.quiet_on(colours.tint(colours.good)).name(),
        bad_tint=colours.tint(colours.bad).name(),
        bad_border=colours.tint_border(colours.bad).name(),
        warning_tint=colours.tint(colours.warning).name(),
        warning_border=colours.tint_border(colours.warning).name(),
        on_bad_tint=colours.quiet_on(colours.tint(colours.bad)).name(),
        on_warning_tint=colours.quiet_on(colours.tint(colours.warning)).name(),
        button_hover=colours.hover.name(),
        filled_hover=ensure_contrast(
            mix(colours.filled, colours.text, 0.10), colours.filled, (colours.on_filled,), 4.5
        ).name(),
        filled_focus=mix(colours.filled, colours.text, 0.55).name(),
        disabled=mix(colours.text, colours.window, 0.55).name(),
        scroll=mix(colours.surface, colours.text, 0.22).name(),
    )
