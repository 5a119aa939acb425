// Variational Monte Carlo with a Gaussian-binary restricted Boltzmann machine, as lib/qmc/langevin.ts and
// lib/qmc/wavefunctions/rbm.ts do it: electrons in a plane in a trap of frequency 1 with their repulsion, Psi = P, walkers
// that keep the jet and the log-derivatives of their place, one Langevin step of a whole configuration per sample, then
// E_L and the sums of E_L, O_k and O_k E_L.
//
//   rbm-vmc <coordinates> <hidden units> <walkers> <time step> <first sweeps>
#include <cmath>
#include <cstdlib>
#include <utility>
#include <vector>

#include "random.hpp"
#include "report.hpp"

namespace {

using Numbers = std::vector<double>;

struct Machine {
  int size;
  int hidden;
  double scale;  // 1/sigma^2
  double power;  // f of Psi = P^f
  Numbers theta;  // a, b, W
  Numbers active;

  Machine(int m, int h) : size(m), hidden(h), scale(1), power(1), theta(m + h + m * h), active(h) {}

  // ln|Psi| and its gradient; returns {ln|Psi|, Laplacian}.
  std::pair<double, double> jet(const double* x, double* gradient) {
    const double* w = theta.data() + size + hidden;
    double* s = active.data();
    for (int j = 0; j < hidden; j++) s[j] = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < hidden; j++) s[j] += x[i] * w[i * hidden + j];
    }
    double sum = 0;
    double product = 1;
    for (int j = 0; j < hidden; j++) {
      const double z = theta[size + j] + scale * s[j];
      const double e = std::exp(z < 0 ? z : -z);
      const double share = 1 / (1 + e);
      if (z > 0) sum += z;
      product *= 1 + e;
      s[j] = z < 0 ? e * share : share;
    }
    double square = 0;
    double curvature = 0;
    for (int i = 0; i < size; i++) {
      const double distance = x[i] - theta[i];
      square += distance * distance;
      double pull = 0;
      for (int j = 0; j < hidden; j++) {
        const double push = w[i * hidden + j] * s[j];
        pull += push;
        curvature += push * (w[i * hidden + j] - push);
      }
      gradient[i] = power * scale * (pull - distance);
    }
    return {power * (sum + std::log(product) - 0.5 * scale * square),
            power * scale * (scale * curvature - size)};
  }

  void derivatives(const double* x, double* out) const {
    const double* s = active.data();
    double* w = out + size + hidden;
    for (int j = 0; j < hidden; j++) out[size + j] = power * s[j];
    for (int i = 0; i < size; i++) {
      out[i] = power * scale * (x[i] - theta[i]);
      const double visible = power * scale * x[i];
      for (int j = 0; j < hidden; j++) *w++ = visible * s[j];
    }
  }
};

struct Walkers {
  Machine machine;
  int count;
  int size;
  int parameters;
  double timeStep;
  Rng rng;
  Numbers positions, gradients, derivatives, logPsi, laplacians;
  Numbers trial, noise, gradient;

  Walkers(Machine m, int n, double tau, Rng generator)
      : machine(std::move(m)),
        count(n),
        size(machine.size),
        parameters(static_cast<int>(machine.theta.size())),
        timeStep(tau),
        rng(generator),
        positions(n * size),
        gradients(n * size),
        derivatives(n * parameters),
        logPsi(n),
        laplacians(n),
        trial(size),
        noise(size),
        gradient(size) {}

  void keep(int w, std::pair<double, double> jet) {
    logPsi[w] = jet.first;
    laplacians[w] = jet.second;
    for (int i = 0; i < size; i++) {
      positions[w * size + i] = trial[i];
      gradients[w * size + i] = gradient[i];
    }
    machine.derivatives(trial.data(), &derivatives[w * parameters]);
  }

  void step(int w) {
    const double root = std::sqrt(timeStep);
    const double* x = &positions[w * size];
    const double* drift = &gradients[w * size];
    for (int i = 0; i < size; i++) {
      noise[i] = normal(rng);
      trial[i] = x[i] + timeStep * drift[i] + root * noise[i];
    }
    const auto jet = machine.jet(trial.data(), gradient.data());
    double way = 0;
    double square = 0;
    for (int i = 0; i < size; i++) {
      const double g = drift[i] + gradient[i];
      way += noise[i] * g;
      square += g * g;
    }
    const double logRatio = 2 * (jet.first - logPsi[w]) - root * way - 0.5 * timeStep * square;
    if (logRatio >= 0 || uniform(rng) < std::exp(logRatio)) keep(w, jet);
  }

  double localEnergy(int w) const {
    const double* x = &positions[w * size];
    const double* g = &gradients[w * size];
    double kinetic = laplacians[w];
    double trap = 0;
    for (int i = 0; i < size; i++) {
      kinetic += g[i] * g[i];
      trap += x[i] * x[i];
    }
    double repulsion = 0;
    for (int i = 2; i < size; i += 2) {
      for (int j = 0; j < i; j += 2) {
        const double dx = x[i] - x[j];
        const double dy = x[i + 1] - x[j + 1];
        repulsion += 1 / std::sqrt(dx * dx + dy * dy);
      }
    }
    return -0.5 * kinetic + 0.5 * trap + repulsion;
  }

  // One sample of every walker; the sum of their E_L.
  double sweep() {
    double sum = 0;
    for (int w = 0; w < count; w++) step(w);
    for (int w = 0; w < count; w++) sum += localEnergy(w);
    return sum;
  }
};

}  // namespace

int main(int count, char** words) {
  if (count != 6) return 2;
  const int walkers = std::atoi(words[3]);
  Rng rng{{1, 2, 3, 4}};
  Machine machine(std::atoi(words[1]), std::atoi(words[2]));
  for (auto& value : machine.theta) value = 0.1 * normal(rng);
  Walkers all(machine, walkers, std::atof(words[4]), rng);
  for (int w = 0; w < walkers; w++) {
    for (auto& value : all.trial) value = normal(all.rng);
    all.keep(w, all.machine.jet(all.trial.data(), all.gradient.data()));
  }
  const auto sample = [&all, walkers](long samples) {
    double sum = 0;
    for (long done = 0; done < samples; done += walkers) sum += all.sweep();
    return sum;
  };
  const int status = reportRate(sample, std::atol(words[5]) * walkers, 64L * walkers);
  // The log-derivatives are used, too.
  double total = 0;
  for (const double o : all.derivatives) total += o;
  return total == total ? status : 1;
}
