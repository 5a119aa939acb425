"""A restricted Boltzmann machine of 3 + 2 bits: exact likelihood, and its slope two ways."""

import itertools

import numpy as np

a = np.array([0.1, -0.2, 0.3])  # visible bias
b = np.array([-0.1, 0.2])  # hidden bias
W = np.array([[0.5, -0.3], [0.2, 0.4], [-0.6, 0.1]])
data = np.array([[1, 1, 0], [1, 1, 0], [0, 0, 1], [1, 0, 0]], dtype=float)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def free_energy(v):
    return -v @ a - np.logaddexp(0, b + v @ W).sum(axis=-1)  # hidden units summed out


def slope(weight, v):
    """Σ weight · v p(h = 1|v)ᵀ, the pair average of one of the two phases."""
    return (weight[:, None] * v).T @ sigmoid(b + v @ W)


states = np.array(list(itertools.product([0.0, 1.0], repeat=3)))
log_z = np.log(np.sum(np.exp(-free_energy(states))))
p = np.exp(-free_energy(states) - log_z)
uniform = np.full(len(data), 1 / len(data))
print(f"ln Z               {log_z:.12f}")
print(f"ln likelihood      {np.mean(-free_energy(data)) - log_z:.12f}")
print("exact slope       ", np.round(slope(uniform, data) - slope(p, states), 8).tolist())

rng = np.random.default_rng(1)
chains = 100_000
v0 = data[rng.integers(len(data), size=chains)]
h0 = (rng.random((chains, 2)) < sigmoid(b + v0 @ W)).astype(float)
v1 = (rng.random((chains, 3)) < sigmoid(a + h0 @ W.T)).astype(float)
equal = np.full(chains, 1 / chains)
print("one bounce (CD-1) ", np.round(slope(uniform, data) - slope(equal, v1), 3).tolist())
