"""Logistic regression whose weights have a sign and a bound."""

from __future__ import annotations

import numpy as np

PENALTY = 3.0  # on the squares of weights, each in units of its feature's spread
MOST = 4.0  # that a feature weighs, for or against
LEAST_SPREAD = 0.15  # of a feature that is seldom there, lest its weight be large


def regression(values: np.ndarray, same: np.ndarray, signs: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and constant of a logistic regression whose weights have signs (Newton's steps, each a bounded one)."""
    spread = np.maximum(values.std(0), LEAST_SPREAD)
    z = np.hstack([values / spread, np.ones((len(values), 1))])
    sign, penalty = np.append(signs, 0), np.append(np.full(len(signs), PENALTY), 1e-6)
    weights = np.zeros(z.shape[1])
    most = np.append(MOST * spread, np.inf)
    last = _loss(z, same, weights, penalty)
    for _ in range(100):
        likely = 1 / (1 + np.exp(-z @ weights))
        slope = z.T @ (likely - same) + penalty * weights
        bend = (z * (likely * (1 - likely))[:, None]).T @ z + np.diag(penalty)
        to, step = _bounded(weights, slope, bend, sign, most), 1.0
        while _loss(z, same, weights + step * (to - weights), penalty) > last and step > 1e-4:
            step /= 2
        weights = weights + step * (to - weights)
        now = _loss(z, same, weights, penalty)
        if last - now < 1e-8 * abs(last):
            break
        last = now
    return weights[:-1] / spread, float(weights[-1])


def _loss(z: np.ndarray, same: np.ndarray, weights: np.ndarray, penalty: np.ndarray) -> float:
    margin = z @ weights
    return float((np.logaddexp(0, margin) - same * margin).sum() + (penalty * weights**2).sum() / 2)


def _bounded(start: np.ndarray, slope: np.ndarray, bend: np.ndarray, sign: np.ndarray, most: np.ndarray) -> np.ndarray:
    """The lowest point of a parabola where weights have signs, by one coordinate after the other."""
    at = start.copy()
    for _ in range(500):
        moved = 0.0
        for k in range(len(at)):
            to = at[k] - (slope[k] + bend[k] @ (at - start)) / bend[k, k]
            to = min(most[k], max(0.0 if sign[k] > 0 else -most[k], to))
            to = min(0.0, to) if sign[k] < 0 else to
            moved, at[k] = max(moved, abs(to - at[k])), to
        if moved < 1e-7:
            break
    return at
