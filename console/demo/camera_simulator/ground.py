"""The ground of a scene: materials laid out in metres, light from lamps, wet shine."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from console.demo.camera_simulator.clip import HEIGHT
from console.demo.camera_simulator.view import Grid, View

Mask = NDArray[np.bool_]
Where = Callable[[Grid, Grid], Mask]
_FACTOR = 2
_SIZE = 512


@dataclass(frozen=True, slots=True)
class Layer:
    """A material and where it lies; later layers cover earlier ones.

    Attributes:
        where: tells for points (x, z) whether they belong to it.
        colour: red, green, blue from 0 to 255 in even light.
        grain: how rough it looks, 0 to 1.
    """

    where: Where
    colour: tuple[float, float, float]
    grain: float = 0.25


@dataclass(frozen=True, slots=True)
class Lamp:
    """A light over the ground: place, height, colour, strength, and metres it reaches."""

    x: float
    z: float
    height: float = 7.0
    colour: tuple[float, float, float] = (1.0, 0.82, 0.58)
    strength: float = 1.0
    reach: float = 7.0


def render(
    view: View,
    layers: Sequence[Layer],
    lamps: Sequence[Lamp],
    seed: int,
    ambient: tuple[float, float, float] = (0.40, 0.44, 0.52),
) -> NDArray[np.float32]:
    """Return the lit ground and an evening sky as floats (height, width, 3), 0 to 255."""
    colour, grain = _materials(view, layers)
    x, z, sky = view.ground(1)
    rough = _texture(seed)
    far = np.hypot(x, z)
    fine = (_sample(rough, x, z, 0.045) - 0.5) / (1 + far / 25)
    shade = 1 + 0.9 * grain * (fine + _sample(rough, x + 31, z + 17, 0.9) - 0.5)
    light = np.empty_like(colour)
    light[:] = ambient
    for lamp in lamps:
        near = ((x - lamp.x) ** 2 + (z - lamp.z) ** 2) / lamp.reach**2
        light += (lamp.strength / (1 + near) ** 1.6)[..., None] * np.array(lamp.colour, np.float32)
    picture = colour * light * shade[..., None]
    haze = np.clip((far - 25) / 120, 0, 0.75)[..., None]
    picture = picture * (1 - haze) + np.array((58, 64, 74), np.float32) * haze
    rows = np.linspace(0, 1, HEIGHT, dtype=np.float32)[:, None, None]
    dusk = np.array((36, 44, 60), np.float32) + rows * np.array((95, 80, 62), np.float32)
    return np.where(sky[..., None], dusk, picture).astype(np.float32)


def _materials(view: View, layers: Sequence[Layer]) -> tuple[NDArray[np.float32], Grid]:
    """Return colour and grain of each pixel, edges smoothed by several samples a pixel."""
    x, z, _ = view.ground(_FACTOR)
    kinds = np.zeros(x.shape, np.uint8)
    for number, layer in enumerate(layers):
        kinds[layer.where(x, z)] = number
    colours = np.array([layer.colour for layer in layers], np.float32)
    grains = np.array([layer.grain for layer in layers], np.float32)
    parts = [kinds[i::_FACTOR, j::_FACTOR] for i in range(_FACTOR) for j in range(_FACTOR)]
    colour = sum(colours[part] for part in parts) / len(parts)
    return np.asarray(colour, np.float32), grains[parts[0]]


def _texture(seed: int) -> Grid:
    """Return a square of smooth noise of several sizes that tiles without a seam."""
    chance = np.random.default_rng(seed)
    total = np.zeros((_SIZE, _SIZE), np.float32)
    for cells, weight in ((8, 0.3), (32, 0.3), (128, 0.25), (512, 0.35)):
        noise = chance.random((cells, cells), np.float32)
        total += weight * np.kron(noise, np.ones((_SIZE // cells, _SIZE // cells), np.float32))
    rolled = [np.roll(total, (i, j), (0, 1)) for i in (0, 1) for j in (0, 1)]
    smooth = np.mean(rolled, axis=0)
    low, high = float(smooth.min()), float(smooth.max())
    return np.asarray((smooth - low) / (high - low), np.float32)


def _sample(texture: Grid, x: Grid, z: Grid, metres: float) -> Grid:
    """Return the texture at points of the ground, one of its cells per `metres`."""
    column = (x / metres).astype(np.int32) & (_SIZE - 1)
    row = (z / metres).astype(np.int32) & (_SIZE - 1)
    return np.asarray(texture[row, column], np.float32)


def between(low: float, high: float, along_x: bool = True) -> Where:
    """Return the strip between two lines across x (or z)."""
    return lambda x, z: ((x if along_x else z) >= low) & ((x if along_x else z) < high)


def box(left: float, right: float, near: float, far: float) -> Where:
    """Return a rectangle."""
    return lambda x, z: (x >= left) & (x < right) & (z >= near) & (z < far)


def everywhere(x: Grid, z: Grid) -> Mask:
    """Return the whole ground."""
    return np.ones(x.shape, bool)


def dashes(at: float, width: float, length: float, gap: float, along_x: bool = False) -> Where:
    """Return a broken line of paint at x = `at` (or at z = `at`)."""

    def where(x: Grid, z: Grid) -> Mask:
        across, along = (z, x) if along_x else (x, z)
        inside: Mask = (np.abs(across - at) < width / 2) & (np.mod(along, length + gap) < length)
        return inside

    return where


def zebra(left: float, right: float, near: float, far: float, along_x: bool = False) -> Where:
    """Return the bars of a crossing within a rectangle."""
    inside = box(left, right, near, far)

    def where(x: Grid, z: Grid) -> Mask:
        return inside(x, z) & (np.mod(z if along_x else x, 1.0) < 0.5)

    return where
