// Variational Monte Carlo with a Slater-Jastrow wave function of electrons in a plane in a trap of frequency 1, as
// lib/qmc/particleSweep.ts, wavefunctions/slater.ts and wavefunctions/padeJastrow.ts do it: closed shells of Hermite
// polynomials, inverses that follow single particles by rank-1 updates, pair exponents that are remembered. One sample is
// one sweep of all particles and E_L from inverses computed afresh.
//
//   slater-jastrow <electrons> <alpha> <beta> <step size> <walkers> <first sweeps>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "random.hpp"
#include "report.hpp"

namespace {

using Numbers = std::vector<double>;

double invert(double* a, int n, int* pivots) {
  double determinant = 1;
  for (int k = 0; k < n; k++) {
    int pivot = k;
    for (int i = k + 1; i < n; i++) {
      if (std::fabs(a[i * n + k]) > std::fabs(a[pivot * n + k])) pivot = i;
    }
    pivots[k] = pivot;
    if (pivot != k) {
      std::swap_ranges(a + k * n, a + (k + 1) * n, a + pivot * n);
      determinant = -determinant;
    }
    const double value = a[k * n + k];
    determinant *= value;
    const double inverse = 1 / value;
    double* own = a + k * n;
    own[k] = 1;
    for (int j = 0; j < n; j++) own[j] *= inverse;
    for (int i = 0; i < n; i++) {
      if (i == k) continue;
      double* row = a + i * n;
      const double factor = row[k];
      row[k] = 0;
      for (int j = 0; j < n; j++) row[j] -= factor * own[j];
    }
  }
  for (int k = n - 1; k >= 0; k--) {
    if (pivots[k] == k) continue;
    for (int i = 0; i < n; i++) std::swap(a[i * n + k], a[i * n + pivots[k]]);
  }
  return determinant;
}

// Orbitals h_nx(x) h_ny(y), shell after shell, and their derivatives.
struct Orbitals {
  int count;
  int degrees = 0;
  std::vector<int> quanta;
  Numbers up, down, slope, h, h1;

  explicit Orbitals(int n) : count(n) {
    for (int shell = 0; static_cast<int>(quanta.size()) < 2 * n; shell++, degrees++) {
      for (int x = shell; x >= 0; x--) {
        quanta.push_back(x);
        quanta.push_back(shell - x);
      }
    }
    for (int k = 0; k < degrees; k++) {
      up.push_back(std::sqrt(2.0 / (k + 1)));
      down.push_back(std::sqrt(k / (k + 1.0)));
      slope.push_back(std::sqrt(2.0 * k));
    }
    h.assign(2 * degrees, 1);
    h1.assign(2 * degrees, 0);
  }

  void values(const double* x, double* out) {
    for (int k = 0; k < 2; k++) {
      double before = 0;
      double here = 1;
      for (int n = 0; n + 1 < degrees; n++) {
        const double next = up[n] * x[k] * here - down[n] * before;
        before = here;
        here = next;
        h[k * degrees + n + 1] = next;
      }
    }
    for (int j = 0; j < count; j++) out[j] = h[quanta[2 * j]] * h[degrees + quanta[2 * j + 1]];
  }

  void derivatives(const double* x, double* out, double* dx, double* dy) {
    values(x, out);
    for (int k = 0; k < 2; k++) {
      for (int n = 1; n < degrees; n++) h1[k * degrees + n] = slope[n] * h[k * degrees + n - 1];
    }
    for (int j = 0; j < count; j++) {
      dx[j] = h1[quanta[2 * j]] * h[degrees + quanta[2 * j + 1]];
      dy[j] = h1[degrees + quanta[2 * j + 1]] * h[quanta[2 * j]];
    }
  }
};

struct System {
  int electrons;
  int n;
  double alpha, beta, stepSize;
  Orbitals orbitals;
  Numbers inverses, fresh, slopeX, slopeY, triedRow, scratch;
  Numbers exponents, tried, cusps, gradient;
  std::vector<int> pivots;
  double ratio = 1;
  Rng rng;

  System(int count, double a, double b, double step, Rng generator)
      : electrons(count),
        n(count / 2),
        alpha(a),
        beta(b),
        stepSize(step),
        orbitals(n),
        inverses(2 * n * n),
        fresh(n * n),
        slopeX(n * n),
        slopeY(n * n),
        triedRow(n),
        scratch(n),
        exponents(count * count),
        tried(count),
        cusps(count * count),
        gradient(2 * count),
        pivots(n),
        rng(generator) {
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) cusps[i * count + j] = (i < n) == (j < n) ? 1.0 / 3 : 1;
    }
  }

  static double distance(const double* r, const double* s) {
    const double dx = r[0] - s[0];
    const double dy = r[1] - s[1];
    return std::sqrt(dx * dx + dy * dy);
  }

  void place(const double* x) {
    for (int spin = 0; spin < 2; spin++) {
      double* a = &inverses[spin * n * n];
      for (int p = 0; p < n; p++) orbitals.values(x + 2 * (spin * n + p), a + p * n);
      invert(a, n, pivots.data());
    }
    for (int i = 1; i < electrons; i++) {
      for (int j = 0; j < i; j++) {
        const double r = distance(x + 2 * i, x + 2 * j);
        const double u = cusps[i * electrons + j] * r / (1 + beta * r);
        exponents[i * electrons + j] = u;
        exponents[j * electrons + i] = u;
      }
    }
  }

  // Psi(x')/Psi(x) squared.
  double chance(const double* x, int i, const double* to) {
    const double* was = x + 2 * i;
    double exponent = 0.5 * alpha * (was[0] * was[0] - to[0] * to[0] + was[1] * was[1] - to[1] * to[1]);
    orbitals.values(to, triedRow.data());
    const double* a = &inverses[(i / n) * n * n];
    ratio = 0;
    for (int j = 0; j < n; j++) ratio += triedRow[j] * a[j * n + i % n];
    double gain = 0;
    for (int j = 0; j < electrons; j++) {
      if (j == i) continue;
      const double r = distance(to, x + 2 * j);
      const double u = cusps[i * electrons + j] * r / (1 + beta * r);
      tried[j] = u;
      gain += u - exponents[i * electrons + j];
    }
    exponent += gain;
    return ratio * ratio * std::exp(2 * exponent);
  }

  void adopt(int i) {
    double* a = &inverses[(i / n) * n * n];
    const int p = i % n;
    for (int q = 0; q < n; q++) scratch[q] = 0;
    for (int j = 0; j < n; j++) {
      for (int q = 0; q < n; q++) scratch[q] += triedRow[j] * a[j * n + q];
    }
    const double scale = 1 / scratch[p];
    scratch[p] -= 1;
    for (int j = 0; j < n; j++) {
      const double factor = a[j * n + p] * scale;
      for (int q = 0; q < n; q++) a[j * n + q] -= factor * scratch[q];
    }
    for (int j = 0; j < electrons; j++) {
      if (j == i) continue;
      exponents[i * electrons + j] = tried[j];
      exponents[j * electrons + i] = tried[j];
    }
  }

  void sweep(double* x) {
    place(x);
    for (int i = 0; i < electrons; i++) {
      double to[2];
      for (int k = 0; k < 2; k++) to[k] = x[2 * i + k] + stepSize * (2 * uniform(rng) - 1);
      const double p = chance(x, i, to);
      if (p >= 1 || uniform(rng) < p) {
        adopt(i);
        x[2 * i] = to[0];
        x[2 * i + 1] = to[1];
      }
    }
  }

  double localEnergy(const double* x) {
    double laplacian = -2 * alpha * electrons;
    double trap = 0;
    double repulsion = 0;
    for (int c = 0; c < 2 * electrons; c++) {
      gradient[c] = -alpha * x[c];
      trap += x[c] * x[c];
    }
    for (int spin = 0; spin < 2; spin++) {
      for (int p = 0; p < n; p++) {
        orbitals.derivatives(x + 2 * (spin * n + p), &fresh[p * n], &slopeX[p * n], &slopeY[p * n]);
      }
      invert(fresh.data(), n, pivots.data());
      for (int p = 0; p < n; p++) {
        double gx = 0;
        double gy = 0;
        for (int j = 0; j < n; j++) {
          gx += slopeX[p * n + j] * fresh[j * n + p];
          gy += slopeY[p * n + j] * fresh[j * n + p];
        }
        gradient[2 * (spin * n + p)] += gx;
        gradient[2 * (spin * n + p) + 1] += gy;
        laplacian -= gx * gx + gy * gy;
        // Of the shells' orbitals the second derivatives only mix lower ones in: they leave the determinant alone.
      }
    }
    for (int i = 1; i < electrons; i++) {
      for (int j = 0; j < i; j++) {
        const double r = distance(x + 2 * i, x + 2 * j);
        const double q = 1 / (1 + beta * r);
        const double slope = cusps[i * electrons + j] * q * q / r;
        laplacian += 2 * slope * (1 - 2 * beta * r * q);
        for (int k = 0; k < 2; k++) {
          const double push = slope * (x[2 * i + k] - x[2 * j + k]);
          gradient[2 * i + k] += push;
          gradient[2 * j + k] -= push;
        }
        repulsion += 1 / r;
      }
    }
    double square = 0;
    for (const double g : gradient) square += g * g;
    return -0.5 * (laplacian + square) + 0.5 * trap + repulsion;
  }
};

}  // namespace

int main(int count, char** words) {
  if (count != 7) return 2;
  const int electrons = std::atoi(words[1]);
  const int walkers = std::atoi(words[5]);
  Numbers positions(2 * electrons * walkers);
  Rng rng{{1, 2, 3, 4}};
  for (auto& x : positions) x = normal(rng);
  System system(electrons, std::atof(words[2]), std::atof(words[3]), std::atof(words[4]), rng);
  const auto sample = [&](long samples) {
    double sum = 0;
    for (long done = 0; done < samples; done += walkers) {
      for (int w = 0; w < walkers; w++) system.sweep(&positions[2 * electrons * w]);
      for (int w = 0; w < walkers; w++) sum += system.localEnergy(&positions[2 * electrons * w]);
    }
    return sum;
  };
  return reportRate(sample, std::atol(words[6]) * walkers, 4L * walkers);
}
