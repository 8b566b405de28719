"""Least squares by Householder reflections, for systems of a few columns, in plain Python."""

from __future__ import annotations

import math
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Matrix = list[list[float]]
"""Rows of numbers."""

DEFICIENT = 1e-10
"""A column that is less than this part of the longest, once those before it are taken out."""


class RankDeficientError(ArithmeticError):
    """Say that the columns depend on each other, so that no single solution is the best."""


class Reflections:
    """The QR factors of a tall matrix, kept as Householder vectors.

    `rows` has at least as many rows as columns. Golub and Van Loan, Matrix Computations, 5.2.
    Raises RankDeficientError.
    """

    def __init__(self, rows: Sequence[Sequence[float]]) -> None:
        columns = [list(column) for column in zip(*rows, strict=True)]
        self._vectors: list[tuple[int, list[float]]] = []
        self._upper: Matrix = []
        longest = max(math.hypot(*column) for column in columns)
        for at, column in enumerate(columns):
            for offset, vector in self._vectors:
                reflect(column, offset, vector)
            length = math.hypot(*column[at:])
            if not length > DEFICIENT * longest:  # also where it is no number
                raise RankDeficientError
            vector = column[at:]
            vector[0] += math.copysign(length, vector[0])
            norm = math.hypot(*vector) / math.sqrt(2)
            vector = [value / norm for value in vector]
            reflect(column, at, vector)
            self._vectors.append((at, vector))
            self._upper.append(column[: at + 1])

    @property
    def rank(self) -> int:
        """How many columns there are."""
        return len(self._upper)

    def turn(self, column: list[float]) -> None:
        """Multiply a column by the transpose of Q, in place."""
        for offset, vector in self._vectors:
            reflect(column, offset, vector)

    def turn_back(self, column: list[float]) -> None:
        """Multiply a column by Q, in place."""
        for offset, vector in reversed(self._vectors):
            reflect(column, offset, vector)

    def substitute(self, turned: Sequence[float]) -> list[float]:
        """Return the solution of R x = the first values of a turned column."""
        found = [0.0] * self.rank
        for at in reversed(range(self.rank)):
            rest = sum(self._upper[after][at] * found[after] for after in range(at + 1, self.rank))
            found[at] = (turned[at] - rest) / self._upper[at][at]
        return found

    def solve(self, values: Sequence[float]) -> list[float]:
        """Return the x for which |A x - values| is least."""
        column = list(values)
        self.turn(column)
        return self.substitute(column)


def reflect(column: list[float], offset: int, vector: Sequence[float]) -> None:
    """Take `vector` (of length √2) times its product with the column's end from that end."""
    end = column[offset:]
    share = sum(map(mul, vector, end))
    column[offset:] = [value - share * part for value, part in zip(end, vector, strict=True)]


def solve_definite(matrix: Matrix, columns: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return the solutions of a symmetric positive definite system for several right sides.

    Cholesky's factor is written over a copy of the lower triangle. Raises RankDeficientError.
    """
    lower: Matrix = []
    for at, source in enumerate(matrix):
        row: list[float] = []
        for before, other in enumerate(lower):
            value = source[before] - sum(map(mul, row, other))
            row.append(value / other[before])
        square = source[at] - sum(map(mul, row, row))
        if not square > DEFICIENT**2 * abs(source[at]):
            raise RankDeficientError
        row.append(math.sqrt(square))
        lower.append(row)
    return [_backward(lower, _forward(lower, column)) for column in columns]


def _forward(lower: Matrix, column: Sequence[float]) -> list[float]:
    found: list[float] = []
    for at, row in enumerate(lower):
        found.append((column[at] - sum(map(mul, row, found))) / row[at])
    return found


def _backward(lower: Matrix, column: Sequence[float]) -> list[float]:
    found = list(column)
    for at in reversed(range(len(lower))):
        found[at] /= lower[at][at]
        for before, value in enumerate(lower[at][:at]):
            found[before] -= value * found[at]
    return found
