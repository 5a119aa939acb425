/**
 * Running mean of weights that wander around their goal: m ← m + c (θ − m). What samples are made with is the mean, which
 * is steadier than the weights of the moment (B. T. Polyak and A. B. Juditsky, SIAM J. Control Optim. 30, 838, 1992).
 *
 * @param update number of the update, counted from 1: c = max(10/(update + 9), `floor`), the mean over about the last
 * tenth of all updates, so that the start is forgotten, and never over more than 1/floor of them
 */
export function averageWeights(mean: Float64Array, theta: Float64Array, update: number, floor: number): void {
  const share = Math.max(10 / (update + 9), floor);
  for (let i = 0; i < mean.length; i++) mean[i] += share * (theta[i] - mean[i]);
}
