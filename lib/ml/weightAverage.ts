/**
 * Running mean of weights that wander around their goal: m ← m + c (θ − m). What samples are made with is the mean, which
 * is steadier than the weights of the moment (B. T. Polyak and A. B. Juditsky, SIAM J. Control Optim. 30, 838, 1992).
 *
 * @param update number of the update, counted from 1: c = max(1/update, `floor`), so that the start is forgotten
 */
export function averageWeights(mean: Float64Array, theta: Float64Array, update: number, floor: number): void {
  const share = Math.max(1 / update, floor);
  for (let i = 0; i < mean.length; i++) mean[i] += share * (theta[i] - mean[i]);
}
