"""Variational Monte Carlo of the oscillator, with an error that knows of correlations."""

import numpy as np

alpha, walkers, sweeps, equilibration, step = 0.8, 200, 4000, 200, 2.0
rng = np.random.default_rng(1)


def log_psi(x):
    return -alpha * x**2 / 2


def local_energy(x):
    return alpha / 2 + (1 - alpha**2) * x**2 / 2


def blocking(series):
    """Largest error of the mean among halvings that leave 64 blocks (Flyvbjerg 1989)."""
    errors = []
    while len(series) >= 64:
        errors.append(np.std(series, ddof=1) / np.sqrt(len(series)))
        series = series[: len(series) // 2 * 2].reshape(-1, 2).mean(axis=1)
    return max(errors)


x = rng.uniform(-1, 1, walkers)
energies, accepted = [], 0
for sweep in range(equilibration + sweeps):
    trial = x + step * rng.uniform(-1, 1, walkers)
    accept = np.log(rng.random(walkers)) < 2 * (log_psi(trial) - log_psi(x))
    x = np.where(accept, trial, x)  # refused: the old place counts once more
    if sweep >= equilibration:
        energies.append(local_energy(x).mean())
        accepted += accept.mean()

energies = np.array(energies)
naive = np.std(energies, ddof=1) / np.sqrt(len(energies))
print(f"energy      {energies.mean():.5f} ± {blocking(energies):.5f}  (naive ± {naive:.5f})")
print(f"exact       {alpha / 4 + 1 / (4 * alpha):.5f}")
print(f"acceptance  {accepted / sweeps:.3f}")
