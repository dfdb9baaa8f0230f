"""Weighted least squares of effects on a few columns, and the traces that the estimators of tau² need.

Everything is a sum over studies times a matrix as small as the number of columns: nothing here grows with
the square of the studies.
"""

from dataclasses import dataclass

import numpy as np

from instep.evidence.pooling.effects import Matrix, Vector


@dataclass(frozen=True, kw_only=True)
class Fit:
    """Coefficients under given weights: b = M X'Wy with M = (X'WX)^-1.

    P below is W - W X M X' W, as in Viechtbauer (2005), J Educ Behav Stat 30:261-293.
    """

    design: Matrix
    weights: Vector
    inverse: Matrix
    coefficients: Vector
    residuals: Vector

    @property
    def q(self) -> float:
        """Cochran's Q under these weights: y'Py."""
        return float(np.sum(self.weights * self.residuals**2))

    @property
    def trace_p(self) -> float:
        """The trace of P."""
        return float(np.sum(self.weights) - np.trace(self.inverse @ self._moment(2)))

    @property
    def trace_pp(self) -> float:
        """The trace of PP."""
        second = self.inverse @ self._moment(2)
        third = np.trace(self.inverse @ self._moment(3))
        return float(np.sum(self.weights**2) - 2 * third + np.trace(second @ second))

    @property
    def y_pp_y(self) -> float:
        """Twice P between the effects: y'PPy."""
        return float(np.sum((self.weights * self.residuals) ** 2))

    def trace_p_times(self, values: Vector) -> float:
        """Return the trace of P times a diagonal matrix of these values."""
        inner = self.design.T @ ((self.weights**2 * values)[:, None] * self.design)
        return float(np.sum(self.weights * values) - np.trace(self.inverse @ inner))

    def _moment(self, power: int) -> Matrix:
        return self.design.T @ ((self.weights**power)[:, None] * self.design)


def fit(yi: Vector, weights: Vector, design: Matrix) -> Fit:
    """Return the fit. Raises numpy's LinAlgError where the columns say the same thing twice."""
    # Weights may be of any size; within the fit their greatest is 1, so that nothing over- or underflows.
    scale = float(np.max(weights))
    weighted = (weights / scale)[:, None] * design
    inverse = np.asarray(np.linalg.inv(design.T @ weighted) / scale, float)
    coefficients = inverse @ (weighted.T @ yi) * scale
    return Fit(
        design=design,
        weights=weights,
        inverse=inverse,
        coefficients=coefficients,
        residuals=yi - design @ coefficients,
    )


def column_of_ones(k: int) -> Matrix:
    """Return the design of a plain pooling: an intercept and nothing else."""
    return np.ones((k, 1))
