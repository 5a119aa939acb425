"""Reference numbers for trees, boosting, support vector machines and Gaussian processes.

    /usr/bin/python3 tests/ml/data/sklearnTrees.py > tests/ml/data/sklearnTrees.json

Made with scikit-learn 1.2.1; the tables are those of `sklearn.datasets`, which are also the site's.
"""

import json

import numpy as np
import sklearn
from sklearn.datasets import load_breast_cancer, load_digits, load_iris, load_wine
from sklearn.ensemble import AdaBoostClassifier, GradientBoostingRegressor
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, ConstantKernel, Matern
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

SETS = {
    "iris": load_iris(),
    "wine": load_wine(),
    "breastCancer": load_breast_cancer(),
    "digits": load_digits(),
}


def short(values):
    return [float(f"{v:.12g}") for v in np.asarray(values, dtype=float).ravel()]


def standardise(x):
    return (x - x.mean(axis=0)) / x.std(axis=0)


def nodes(model):
    tree = model.tree_
    return {
        "feature": [int(max(f, -1)) for f in tree.feature],
        "threshold": short(np.where(tree.feature >= 0, tree.threshold, 0)),
        "left": [int(i) for i in tree.children_left],
        "right": [int(i) for i in tree.children_right],
        "impurity": short(tree.impurity),
        "count": [int(c) for c in tree.n_node_samples],
    }


def trees():
    out = {}
    for name, data in SETS.items():
        out[name] = {"class": nodes(DecisionTreeClassifier(random_state=0).fit(data.data, data.target))}
        if name == "digits":
            continue
        # Regression: one input from the others.
        x, y = np.delete(data.data, -1, axis=1), data.data[:, -1]
        out[name]["number"] = nodes(DecisionTreeRegressor(random_state=0, min_samples_leaf=3).fit(x, y))
    wine = SETS["wine"]
    weights = np.random.default_rng(1).random(len(wine.target)).round(4)
    weighted = DecisionTreeClassifier(random_state=0).fit(wine.data, wine.target, sample_weight=weights)
    out["wine"]["weights"] = short(weights)
    out["wine"]["weighted"] = nodes(weighted)
    return out


def boosting():
    out = {}
    for name in ("iris", "wine", "breastCancer"):
        data = SETS[name]
        stumps = AdaBoostClassifier(
            DecisionTreeClassifier(max_depth=1), n_estimators=40, algorithm="SAMME", random_state=0
        ).fit(data.data, data.target)
        x, y = np.delete(data.data, -1, axis=1), data.data[:, -1]
        sums = GradientBoostingRegressor(
            n_estimators=60, learning_rate=0.1, max_depth=3, criterion="squared_error", random_state=0
        ).fit(x, y)
        out[name] = {
            "errors": short(stumps.estimator_errors_),
            "voices": short(stumps.estimator_weights_),
            "cost": short(sums.train_score_),
        }
    return out


def signs(name, target):
    """Two classes: virginica against versicolor, the second cultivar against the rest, benign against malignant."""
    if name == "iris":
        return target > 0, np.where(target == 2, 1, -1)
    return target >= 0, np.where(target == 1, 1, -1)


def machines():
    out = {}
    for name in ("iris", "wine", "breastCancer"):
        data = SETS[name]
        kept, y = signs(name, data.target)
        x, y = standardise(data.data[kept]), y[kept]
        gamma = 1 / x.shape[1]
        kinds = {
            "linear": SVC(kernel="linear", C=1, tol=1e-10),
            "rbf": SVC(kernel="rbf", gamma=gamma, C=10, tol=1e-10),
            "polynomial": SVC(kernel="poly", degree=3, gamma=gamma, coef0=1, C=1, tol=1e-10),
        }
        out[name] = {}
        for kind, machine in kinds.items():
            machine.fit(x, y)
            out[name][kind] = {
                "support": [int(i) for i in machine.support_],
                "decision": short(machine.decision_function(x)),
            }
    return out


def processes():
    out = {}
    for name in ("iris", "wine", "breastCancer"):
        table = standardise(SETS[name].data)
        x, y = table[:, :-1], table[:, -1]
        even, odd = slice(0, None, 2), slice(1, None, 2)
        length = 1.5 * np.sqrt(x.shape[1])
        kinds = {
            "rbf": RBF(length),
            "matern0.5": Matern(length, nu=0.5),
            "matern1.5": Matern(length, nu=1.5),
            "matern2.5": Matern(length, nu=2.5),
        }
        out[name] = {}
        for kind, kernel in kinds.items():
            process = GaussianProcessRegressor(ConstantKernel(1.2**2) * kernel, alpha=0.3**2, optimizer=None)
            process.fit(x[even], y[even])
            mean, deviation = process.predict(x[odd], return_std=True)
            out[name][kind] = {
                "mean": short(mean),
                "deviation": short(deviation),
                "logMarginalLikelihood": process.log_marginal_likelihood_value_,
            }
    return out


print(
    json.dumps(
        {
            "command": "/usr/bin/python3 tests/ml/data/sklearnTrees.py > tests/ml/data/sklearnTrees.json",
            "version": sklearn.__version__,
            "trees": trees(),
            "boosting": boosting(),
            "svm": machines(),
            "gaussianProcess": processes(),
        },
        separators=(",", ":"),
    )
)
