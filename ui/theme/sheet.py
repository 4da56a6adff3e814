"""What a theme hands to Qt: a palette and a style sheet for the controls that Qt paints itself."""

from string import Template

from PySide6.QtGui import QColor, QPalette

from ui.theme.tokens import Tokens

_SHEET = Template("""
QToolTip { background: $ink; color: $bg; border: 0; padding: 6px 8px; }
QMenu { background: $surface; color: $ink; border: 1px solid $line_2; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_tint; color: $accent; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateTimeEdit {
  background: $surface; color: $ink; border: 1px solid $line_2; border-radius: 6px; padding: 0 9px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QSpinBox, QDateTimeEdit { min-height: 32px; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus,
QDateTimeEdit:focus {
  border: 2px solid $accent; padding: 0 8px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateTimeEdit:focus { min-height: 30px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 5px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled {
  background: $surface_2; color: $disabled; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus {
  background: transparent; border: 0; padding: 0; min-height: 0; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $surface; color: $ink; border: 1px solid $line_2;
  selection-background-color: $accent_tint; selection-color: $accent; outline: 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line_2; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $ink_3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget[plain="true"] { background: transparent; }
QTableView, QTreeView, QListView { background: $surface; color: $ink; border: 0; outline: 0;
  selection-background-color: $accent_tint; selection-color: $ink; gridline-color: $line; }
QHeaderView { background: $surface_3; }
QHeaderView::section { background: $surface_3; color: $ink_3; border: 0;
  border-bottom: 1px solid $line; padding: 0 10px; }
QTableCornerButton::section { background: $surface_3; border: 0; border-bottom: 1px solid $line; }
QSplitter::handle { background: $line; }
""")


def style_sheet(tokens: Tokens) -> str:
    """Give the style sheet for a theme."""
    return _SHEET.substitute({name: getattr(tokens, name) for name in tokens.__dataclass_fields__})


def palette(tokens: Tokens) -> QPalette:
    """Give the palette for a theme."""
    role = QPalette.ColorRole
    made = QPalette()
    for where, color in {
        role.Window: tokens.bg,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.surface_3,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.ink_3,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.alarm,
        role.ToolTipBase: tokens.ink,
        role.ToolTipText: tokens.bg,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent_hover,
        role.Light: tokens.surface,
        role.Midlight: tokens.surface_2,
        role.Mid: tokens.line,
        role.Dark: tokens.line_2,
        role.Shadow: tokens.line_2,
    }.items():
        made.setColor(where, QColor(color))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(tokens.disabled))
    made.setColor(QPalette.ColorGroup.Disabled, role.Base, QColor(tokens.surface_2))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(tokens.line_2))
    return made
