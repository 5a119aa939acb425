"""Hopfield's memory, Hebb, N = 784: the first asynchronous sweep from 10 % flipped, as a loop of row products.

One thread (OMP_NUM_THREADS=1). Prints sweeps per second. Order and updates are those of the TypeScript kernel: units in a
given random order, each sees the changes before it, a unit in a field of zero keeps its value.
"""
import sys
import time

try:
    import numpy as np
except ImportError:
    sys.exit(77)

N, P, FLIPS = 784, 78, 78
rng = np.random.default_rng(1)
patterns = rng.choice([-1.0, 1.0], size=(P, N))
weights = patterns.T @ patterns / N
np.fill_diagonal(weights, 0)
start = patterns[0].copy()
start[rng.permutation(N)[:FLIPS]] *= -1
order = rng.permutation(N).tolist()


def sweep():
    s = start.copy()
    for i in order:
        h = weights[i] @ s
        if h > 0:
            s[i] = 1
        elif h < 0:
            s[i] = -1
    return s


assert sweep() @ patterns[0] / N > 0.95
count, begin = 0, time.perf_counter()
while time.perf_counter() - begin < 1:
    sweep()
    count += 1
print(count / (time.perf_counter() - begin))
