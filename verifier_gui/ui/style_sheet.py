"""The one style sheet of the application, made from the colours. Widgets name their look in the property `look`."""

from dataclasses import asdict
from pathlib import Path
from string import Template

from verifier_gui.domain.resources import resource_path
from verifier_gui.ui.colours import Colours


def style_sheet(colours: Colours) -> str:
    """The style sheet in these colours. Arrows and ticks are pictures, one set for each ground."""
    icons = resource_path("icons")
    ground = "dark" if colours.is_dark else "light"
    text = resource_path("theme", "window.qss").read_text(encoding="utf-8")
    pictures = {
        "arrow": _address(icons / f"control-arrow-{ground}.svg"),
        "tick": _address(icons / "control-tick.svg"),
    }
    return Template(text).substitute({name: str(value) for name, value in asdict(colours).items()} | pictures)


def _address(path: Path) -> str:
    return path.as_posix()
