// Times a sampler and prints what peer.ts reads: samples per second, the mean energy of a fixed number of samples from the
// start, and the compiler with its flags.
#pragma once
#include <chrono>
#include <cstdio>

#ifndef FLAGS
#define FLAGS "flags unknown"
#endif

// sample(count) takes so many more samples and returns the sum of their energies.
template <class Sampler>
int reportRate(Sampler&& sample, long first, long each) {
  using Clock = std::chrono::steady_clock;
  const auto seconds = [](Clock::time_point since) {
    return std::chrono::duration<double>(Clock::now() - since).count();
  };
  const double energy = sample(first) / static_cast<double>(first);
  const auto warm = Clock::now();
  double sum = 0;
  while (seconds(warm) < 0.3) sum += sample(each);
  const auto begin = Clock::now();
  long count = 0;
  for (; seconds(begin) < 1; count += each) sum += sample(each);
  const double rate = static_cast<double>(count) / seconds(begin);
  // The sum is used, so that no compiler drops the loop.
  if (!(sum == sum)) return 1;
  std::printf("%.6g %.12g C++ %s, %s\n", rate, energy, __VERSION__, FLAGS);
  return 0;
}
