"""A picture of first use and look-up against size, as SVG that needs no library."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Point(NamedTuple):
    """Seconds at a number of facts: of the first use, and of every later look-up."""

    facts: int
    first_use: float
    look_up: float


_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 640, 360, 70, 50


def write(points: Sequence[Point], path: Path) -> None:
    """Draw both curves on logarithmic axes."""
    low, high = math.log10(points[0].facts), math.log10(points[-1].facts)
    seconds = [value for point in points for value in point[1:]]
    bottom, top = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))

    def x(facts: float) -> float:
        return _LEFT + (math.log10(facts) - low) / (high - low) * (_WIDTH - _LEFT - 30)

    def y(value: float) -> float:
        return _HEIGHT - _BOTTOM - (math.log10(value) - bottom) / (top - bottom) * (_HEIGHT - _BOTTOM - 30)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif"'
        ' font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
        f'<text x="{_LEFT}" y="18">Seconds of a whole program, by the number of facts in the file</text>',
    ]
    for power in range(bottom, top + 1):
        level = y(10.0**power)
        parts.append(f'<path d="M{_LEFT} {level:.1f}H{_WIDTH - 30}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{level + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>')
    for point in points:
        place = f'x="{x(point.facts):.1f}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle"'
        parts.append(f"<text {place}>{point.facts:,}</text>")
    for number, (name, color) in enumerate((("first use", "#c0392b"), ("every later look-up", "#2471a3")), start=1):
        line = " ".join(f"{x(point.facts):.1f},{y(point[number]):.1f}" for point in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{color}" stroke-width="2"/>')
        last = points[-1]
        parts.append(
            f'<text x="{x(last.facts) - 6:.1f}" y="{y(last[number]) - 8:.1f}" text-anchor="end" fill="{color}">'
            f"{name}: {last[number]:.2f} s</text>"
        )
    path.write_text("\n".join([*parts, "</svg>", ""]), "utf-8")
