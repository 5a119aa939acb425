"""One linear neuron learns a line by gradient descent: from one point of it, then from four."""

import numpy as np


def cost_and_gradient(theta, x, y):
    w, b = theta
    delta = w * x + b - y  # dC/dz of each point, C = (a - y)^2 / 2
    return np.mean(delta**2) / 2, np.array([np.mean(delta * x), np.mean(delta)])


def descend(theta, x, y, rate, steps):
    for _ in range(steps):
        _, gradient = cost_and_gradient(theta, x, y)
        theta = theta - rate * gradient
    return theta, cost_and_gradient(theta, x, y)[0]


start = np.array([1.76405235, 0.40015721])
runs = {
    "one point": (np.array([4.0]), 0.01, 40),
    "four points": (np.arange(4.0), 4 / 9, 400),
}
for name, (x, rate, steps) in runs.items():
    (w, b), cost = descend(start, x, 2 * x + 1, rate, steps)
    print(f"{name:12} w = {w:.12f}  b = {b:.12f}  cost = {cost:.6e}")
