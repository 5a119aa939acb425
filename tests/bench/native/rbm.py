"""PCD-1 with scikit-learn's BernoulliRBM, 64 × 100, on the 1,797 digits of 8 × 8 pixels; the batch size is the argument.

One thread (OMP_NUM_THREADS=1). Prints epochs per second. As in the TypeScript kernel, there are as many persistent chains
as rows in a batch.
"""
import os
import sys
import time

# Some machines pin OpenBLAS to an older processor than theirs: without that it is the faster, and the fairer opponent.
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)
try:
    import numpy as np
    from sklearn.neural_network import BernoulliRBM
except ImportError:
    sys.exit(77)

size = int(sys.argv[1])
path = os.path.join(os.path.dirname(__file__), "../../../public/data/optdigits/optdigits_8x8_u8.bin")
digits = np.fromfile(path, dtype=np.uint8, count=1797 * 64).reshape(1797, 64) / 16.0

EPOCHS = 10
rbm = BernoulliRBM(n_components=100, learning_rate=0.05, batch_size=size, n_iter=EPOCHS, random_state=1)
rbm.fit(digits)
count, begin = 0, time.perf_counter()
while time.perf_counter() - begin < 1:
    rbm.fit(digits)
    count += EPOCHS
print(count / (time.perf_counter() - begin))
