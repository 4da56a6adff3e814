"""The colours of the program, by role: two themes for windows and one for the stage."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    """One theme: every colour by what it is for, as `#RRGGBB`."""

    name: str
    bg: str
    surface: str
    surface_2: str
    surface_3: str
    line: str
    line_2: str
    ink: str
    ink_2: str
    ink_3: str
    disabled: str
    accent: str
    accent_hover: str
    accent_tint: str
    accent_line: str
    on_accent: str
    ok: str
    ok_tint: str
    ok_line: str
    warn: str
    warn_tint: str
    warn_line: str
    warn_solid: str
    alarm: str
    alarm_tint: str
    alarm_line: str
    alarm_solid: str
    award: str
    award_tint: str
    award_line: str
    brand: str = "#B3261E"
    on_solid: str = "#FFFFFF"


LIGHT = Tokens(
    name="light",
    bg="#F3F5F7",
    surface="#FFFFFF",
    surface_2="#ECEFF3",
    surface_3="#F8F9FB",
    line="#DDE2E8",
    line_2="#BFC7D1",
    ink="#11161D",
    ink_2="#39434F",
    ink_3="#5A6572",
    disabled="#98A2AE",
    accent="#1B4F9C",
    accent_hover="#153F7D",
    accent_tint="#E6EEF9",
    accent_line="#B9CFEE",
    on_accent="#FFFFFF",
    ok="#08705F",
    ok_tint="#DFF2EE",
    ok_line="#A3D5CA",
    warn="#7F4D00",
    warn_tint="#FFF2D6",
    warn_line="#EBC577",
    warn_solid="#E5A11A",
    alarm="#AE2A1A",
    alarm_tint="#FCE8E4",
    alarm_line="#EFB3A8",
    alarm_solid="#C8351F",
    award="#7A5A0C",
    award_tint="#FAF1D8",
    award_line="#DDBF6B",
)

DARK = Tokens(
    name="dark",
    bg="#0C1015",
    surface="#141A21",
    surface_2="#1C242D",
    surface_3="#11161C",
    line="#28323D",
    line_2="#41505F",
    ink="#F0F3F7",
    ink_2="#C0CAD5",
    ink_3="#93A0AE",
    disabled="#5F6C7A",
    accent="#8AB8F7",
    accent_hover="#A9CBFA",
    accent_tint="#16273F",
    accent_line="#2C4E7F",
    on_accent="#071426",
    ok="#56CBB3",
    ok_tint="#0E2B27",
    ok_line="#1F5A50",
    warn="#F3BE5C",
    warn_tint="#2F240E",
    warn_line="#6B5220",
    warn_solid="#F0B23C",
    alarm="#FF9483",
    alarm_tint="#371914",
    alarm_line="#7A372B",
    alarm_solid="#C93F2C",
    award="#F1CB6A",
    award_tint="#2C2410",
    award_line="#6B5720",
)


@dataclass(frozen=True)
class StageTokens:
    """The colours of the stage, which has one theme; pairs run from top to bottom."""

    ground_top: str = "#0B1424"
    ground_middle: str = "#070C16"
    ground_bottom: str = "#05080F"
    slant: str = "#8FB4F0"
    plate: tuple[str, str] = ("#1B2A44", "#121D31")
    row_a: str = "#131F33"
    row_b: str = "#0F1828"
    row_lead: str = "#22324F"
    row_tab: str = "#1E2D48"
    line: str = "#2C405F"
    plate_edge: str = "#3A5480"
    text: str = "#FFFFFF"
    text_2: str = "#C3CFE0"
    text_3: str = "#9DB0CA"
    label: str = "#8FA0B8"
    struck: str = "#7F90A8"
    same: str = "#6C7F9B"
    gold: tuple[str, str] = ("#FBE09A", "#E0A93A")
    on_gold: str = "#201500"
    gold_text: str = "#F9DC8F"
    gold_line: str = "#F5C75B"
    silver: tuple[str, str] = ("#F3F6FA", "#AEBACB")
    silver_text: str = "#E3E9F1"
    silver_line: str = "#A9B6C8"
    bronze: tuple[str, str] = ("#F2BC8C", "#C47A44")
    bronze_text: str = "#F2BC8C"
    bronze_line: str = "#B9835A"
    up: str = "#58D6BB"
    down: str = "#FF9077"
    live: str = "#E5382B"
    key: str = "#C42B22"
    hidden: str = "#0A1220"
    hidden_edge: str = "#33466A"
    dimmed: str = "#0C1422"
    well: str = "#0A111E"
    winner: str = "#22385F"
    winner_edge: str = "#5E86C8"
    path: str = "#4B6592"


STAGE = StageTokens()
