"""Reference numbers of scikit-learn for tests/ml/classicalReference.test.ts.

    /usr/bin/python3 tests/ml/data/classicalReference.py > tests/ml/data/classicalReference.json

Made with scikit-learn 1.2.1, NumPy 1.24.2. Reads the tables of public/data, so that both sides see the same bytes.
"""
import csv
import json
import warnings

import numpy as np
from scipy.special import logsumexp
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis, QuadraticDiscriminantAnalysis
from sklearn.linear_model import LogisticRegression
from sklearn.mixture import GaussianMixture
from sklearn.naive_bayes import GaussianNB

warnings.filterwarnings("ignore")


def table(name):
    with open(f"public/data/{name}/{name}.csv") as file:
        rows = list(csv.reader(file))[1:]
    words = [row[-1] for row in rows]
    names = list(dict.fromkeys(words))
    x = np.array([[float(v) for v in row[:-1]] for row in rows])
    return x, np.array([names.index(word) for word in words])


def digits():
    data = np.fromfile("public/data/optdigits/optdigits_8x8_u8.bin", dtype=np.uint8)
    return data[: 1797 * 64].reshape(1797, 64) / 16.0, data[1797 * 64 :].astype(int)


def rows_of(n):
    return [0, n // 3, n // 2, (3 * n) // 4, n - 1]


def k_means(x, k):
    starts = [(i * len(x)) // k for i in range(k)]
    fit = KMeans(k, init=x[starts], n_init=1, max_iter=1000, tol=0, algorithm="lloyd").fit(x)
    return {"starts": starts, "inertia": fit.inertia_, "centres": fit.cluster_centers_.ravel().tolist()}


def pca(x, count):
    fit = PCA(svd_solver="full").fit(x)
    return {
        "variances": fit.explained_variance_.tolist(),
        "directions": fit.components_[:count].ravel().tolist(),
        "mean": fit.mean_.tolist(),
    }


def posteriors(scores, x):
    """From scores that are ln p(x, k) but for a constant: predict_log_proba of these classes underflows."""
    chosen = scores(x[rows_of(len(x))])
    if chosen.ndim == 1:
        chosen = np.stack([np.zeros(len(chosen)), chosen], axis=1)
    return (chosen - logsumexp(chosen, axis=1, keepdims=True)).ravel().tolist()


def standardized(x):
    return (x - x.mean(0)) / x.std(0)


def logistic(x, t, ridge):
    fit = LogisticRegression(C=1 / ridge, solver="newton-cholesky", tol=1e-14, max_iter=1000).fit(x, t)
    return {"ridge": ridge, "theta": [fit.intercept_[0], *fit.coef_[0].tolist()]}


def mixture(x, k, steps):
    starts = [(i * len(x)) // k + 3 for i in range(k)]
    covariance = np.cov(x.T, ddof=0)
    fit = GaussianMixture(
        k,
        weights_init=np.full(k, 1 / k),
        means_init=x[starts],
        precisions_init=np.array([np.linalg.inv(covariance)] * k),
        max_iter=steps,
        tol=0,
        reg_covar=1e-6,
    ).fit(x)
    return {
        "starts": starts,
        "steps": steps,
        "weights": fit.weights_.tolist(),
        "means": fit.means_.ravel().tolist(),
        "covariances": fit.covariances_.ravel().tolist(),
        "logLikelihood": fit.score(x),
    }


out = {}
for name in ["iris", "wine", "breast-cancer", "digits"]:
    x, t = digits() if name == "digits" else table(name)
    k = int(t.max()) + 1
    out[name] = {"kMeans": k_means(x, k), "pca": pca(x, 4)}
    if name == "digits":
        continue
    out[name]["rows"] = rows_of(len(x))
    out[name]["linear"] = posteriors(LinearDiscriminantAnalysis(solver="svd").fit(x, t).decision_function, x)
    out[name]["linearLikelihood"] = posteriors(LinearDiscriminantAnalysis(solver="lsqr").fit(x, t).decision_function, x)
    out[name]["quadratic"] = posteriors(QuadraticDiscriminantAnalysis().fit(x, t).decision_function, x)
    out[name]["naive"] = posteriors(GaussianNB().fit(x, t).predict_log_proba, x)
    # The first class against the others.
    out[name]["logistic"] = logistic(standardized(x), (t > 0).astype(int), 1.0)
x, _ = table("iris")
out["iris"]["mixture"] = mixture(x, 3, 20)
x, _ = table("wine")
out["wine"]["mixture"] = mixture(standardized(x), 3, 20)
print(json.dumps(out, separators=(",", ":")))
