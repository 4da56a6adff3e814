"""What stage scenes paint with: a canvas of 1920 x 1080, plates, words, figures, head and foot."""

from ui.scene.canvas import Fit, Scene, Strips, fit
from ui.scene.frame import (
    CONTENT_BOTTOM,
    CONTENT_TOP,
    HEIGHT,
    LEFT,
    RIGHT,
    WHOLE,
    WIDTH,
    footer,
    header,
    live_badge,
    page_marks,
)
from ui.scene.ink import (
    Align,
    figures,
    figures_font,
    fits,
    fitting,
    width_of,
    words,
    words_font,
)
from ui.scene.plates import (
    ROW_LEAN,
    Metal,
    bar,
    foot_plate,
    glow,
    head_plate,
    hidden_plate,
    lean_of,
    metal_fill,
    metal_line,
    metal_text,
    movement,
    plate,
    plate_path,
    rank_metal,
    rank_tab,
    ring,
    strike,
)

__all__ = [
    "CONTENT_BOTTOM", "CONTENT_TOP", "HEIGHT", "LEFT", "RIGHT", "ROW_LEAN", "WHOLE", "WIDTH",
    "Align", "Fit", "Metal", "Scene", "Strips", "bar", "figures", "figures_font", "fit", "fits",
    "fitting", "foot_plate", "footer", "glow", "head_plate", "header", "hidden_plate",
    "lean_of", "live_badge", "metal_fill", "metal_line", "metal_text", "movement", "page_marks",
    "plate", "plate_path", "rank_metal", "rank_tab", "ring", "strike", "width_of", "words",
    "words_font",
]  # fmt: skip
