// Checkerboard Metropolis of the Ising magnet, as lib/ml/ising.ts does it: one byte per spin, one word of
// xoshiro128** per spin, acceptance thresholds from a table, no branch on a spin, energy and magnetisation kept up to date.
// Prints single-spin updates per second.
//
//   ising <side> <temperature> <seconds>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "random.hpp"

namespace {

struct Lattice {
  int size;
  std::vector<int8_t> spins;
  long energy = 0;
  long magnet = 0;
};

void recount(Lattice& lattice) {
  const int n = lattice.size;
  lattice.energy = lattice.magnet = 0;
  for (int y = 0; y < n; y++) {
    for (int x = 0; x < n; x++) {
      const int s = lattice.spins[y * n + x];
      lattice.magnet += s;
      lattice.energy -= s * (lattice.spins[y * n + (x + 1) % n] + lattice.spins[(y + 1) % n * n + x]);
    }
  }
}

// Entry 5s + h + 9: a spin s whose neighbours sum to h flips when 31 random bits are below this.
void thresholds(double temperature, int32_t* table) {
  for (int s = -1; s <= 1; s += 2) {
    for (int h = -4; h <= 4; h += 2) {
      const double p = std::fmin(1.0, std::exp(-2.0 * s * h / temperature)) * 15.0 / 16.0;
      table[5 * s + h + 9] = static_cast<int32_t>(std::llround(p * 2147483648.0));
    }
  }
}

void sweep(Lattice& lattice, const int32_t* table, Rng& shared) {
  const int n = lattice.size;
  int8_t* spins = lattice.spins.data();
  Rng rng = shared;
  long rise = 0;
  long turned = 0;
  for (int color = 0; color < 2; color++) {
    for (int y = 0; y < n; y++) {
      int8_t* row = spins + y * n;
      const int8_t* up = spins + (y == 0 ? n - 1 : y - 1) * n;
      const int8_t* down = spins + (y == n - 1 ? 0 : y + 1) * n;
      int x = (y + color) & 1;
      int left = row[x == 0 ? n - 1 : 0];
      int energy = 0;
      int magnet = 0;
      for (; x < n; x += 2) {
        const int s = row[x];
        const int right = row[x + 1 == n ? 0 : x + 1];
        const int h = up[x] + down[x] + left + right;
        left = right;
        const int32_t bits = static_cast<int32_t>(next(rng) >> 1);
        const int change = (s * 2) & ((bits - table[5 * s + h + 9]) >> 31);
        row[x] = static_cast<int8_t>(s - change);
        energy += change * h;
        magnet -= change;
      }
      rise += energy;
      turned += magnet;
    }
  }
  shared = rng;
  lattice.energy += rise;
  lattice.magnet += turned;
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) return 2;
  const int size = std::atoi(words[1]);
  Rng rng{{1, 2, 3, 4}};
  Lattice lattice{size, std::vector<int8_t>(static_cast<size_t>(size) * size)};
  for (auto& spin : lattice.spins) spin = next(rng) & 1 ? 1 : -1;
  recount(lattice);
  int32_t table[20] = {};
  thresholds(std::atof(words[2]), table);
  const double limit = std::atof(words[3]);
  using Clock = std::chrono::steady_clock;
  const auto seconds = [](Clock::time_point since) {
    return std::chrono::duration<double>(Clock::now() - since).count();
  };
  const int each = 1 + (1 << 22) / (size * size);
  const auto warm = Clock::now();
  while (seconds(warm) < 0.3) sweep(lattice, table, rng);
  const auto begin = Clock::now();
  long sweeps = 0;
  for (; seconds(begin) < limit; sweeps += each) {
    for (int k = 0; k < each; k++) sweep(lattice, table, rng);
  }
  const double elapsed = seconds(begin);
  // A wrong count is no reference.
  const long energy = lattice.energy;
  const long magnet = lattice.magnet;
  recount(lattice);
  if (energy != lattice.energy || magnet != lattice.magnet) return 1;
  std::printf("%.6g\n", static_cast<double>(sweeps) * size * size / elapsed);
  return 0;
}
