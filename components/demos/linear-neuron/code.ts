/**
 * Lines of the kernels as they run, word for word (a test compares them with the sources): `lib/ml/neuron.ts` by hand,
 * `lib/ml/neuronTensorflow.ts` with derivatives by the machine, and the correction of `lib/optimizers.ts`.
 */
export const code = {
  typescript: {
    forward: 'const a = theta[0] * x + theta[1];',
    cost: 'cost += (0.5 * delta * delta) / n;',
    backward: 'gradient[0] += (delta * x) / n;\ngradient[1] += delta / n;',
    correct: 'theta[i] -= learningRate * gradient[i];',
  },
  tensorflow: {
    forward: 'const a = tf.add(tf.mul(w, x), b);',
    cost: 'return tf.mul(0.5, tf.mean(tf.square(tf.sub(a, y))))',
    backward: 'const { value, grads } = tf.valueAndGrads(cost)(',
    correct: 'theta[i] -= learningRate * gradient[i];',
  },
} as const;
