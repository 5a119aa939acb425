// The random numbers of lib/rng.ts: xoshiro128**, uniform numbers of 53 bits and normal ones by the ziggurat of 256 layers.
#pragma once
#include <cmath>
#include <cstdint>

struct Rng {
  uint32_t s[4];
};

inline uint32_t rotl(uint32_t x, int k) { return (x << k) | (x >> (32 - k)); }

inline uint32_t next(Rng& rng) {
  uint32_t* s = rng.s;
  const uint32_t result = rotl(s[1] * 5, 7) * 9;
  const uint32_t t = s[1] << 9;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotl(s[3], 11);
  return result;
}

inline double uniform(Rng& rng) {
  const uint64_t high = next(rng) >> 5;
  return static_cast<double>((high << 26) + (next(rng) >> 6)) / 9007199254740992.0;
}

struct Ziggurat {
  static constexpr double R = 3.6541528853610088;
  static constexpr double V = 0.00492867323399;
  double edge[257];
  double height[257];
  double scale[256];

  Ziggurat() {
    edge[0] = V / std::exp(-0.5 * R * R);
    edge[1] = R;
    for (int i = 2; i < 256; i++) {
      edge[i] = std::sqrt(-2 * std::log(V / edge[i - 1] + std::exp(-0.5 * edge[i - 1] * edge[i - 1])));
    }
    edge[256] = 0;
    for (int i = 0; i <= 256; i++) height[i] = std::exp(-0.5 * edge[i] * edge[i]);
    for (int i = 0; i < 256; i++) scale[i] = edge[i] / 9007199254740992.0;
  }
};

inline const Ziggurat ziggurat;

inline double normalTail(Rng& rng) {
  for (;;) {
    const double x = -std::log(1 - uniform(rng)) / Ziggurat::R;
    const double y = -std::log(1 - uniform(rng));
    if (y + y >= x * x) return x;
  }
}

inline double normal(Rng& rng) {
  const Ziggurat& z = ziggurat;
  for (;;) {
    const uint32_t bits = next(rng);
    const int layer = bits & 255;
    const uint64_t position = (static_cast<uint64_t>(bits >> 9) << 30) + (next(rng) >> 2);
    const double x = static_cast<double>(position) * z.scale[layer];
    if (x < z.edge[layer + 1]) return bits & 256 ? -x : x;
    if (layer == 0) {
      const double tail = Ziggurat::R + normalTail(rng);
      return bits & 256 ? -tail : tail;
    }
    const double y = z.height[layer] + uniform(rng) * (z.height[layer + 1] - z.height[layer]);
    if (y < std::exp(-0.5 * x * x)) return bits & 256 ? -x : x;
  }
}
