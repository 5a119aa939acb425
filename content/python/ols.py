"""A straight line through five points by least squares, with the errors of its coefficients."""

import numpy as np

x = np.arange(5.0)
y = np.array([1.0, 3.0, 2.0, 5.0, 4.0])

X = np.column_stack([np.ones_like(x), x])  # design matrix: a column for each coefficient
Q, R = np.linalg.qr(X)  # orthonormal columns; X^T X is never formed
theta = np.linalg.solve(R, Q.T @ y)

residual = y - X @ theta
degrees = len(y) - X.shape[1]
variance = residual @ residual / degrees
R_inverse = np.linalg.inv(R)
covariance = variance * R_inverse @ R_inverse.T

for name, value, error in zip(["intercept", "slope"], theta, np.sqrt(np.diag(covariance))):
    print(f"{name:10} {value:.15f} ± {error:.15f}")
print(f"{'residual²':10} {residual @ residual:.15f}")
