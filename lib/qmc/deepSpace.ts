import { ELECTRON_FEATURES, PAIR_FEATURES } from './distanceFeatures';
import { createJetRows, type JetRows, layerParameters } from './jetRows';

/** Sizes of the network. */
export interface DeepShape {
  /** N, even. */
  electrons: number;
  /** Coordinates of one electron, 2 or 3. */
  dimensions: number;
  /** Neurons in each hidden layer. */
  hidden: number;
  /** Numbers in a message of a pair, and in the output of an electron. */
  features: number;
  /** Whether coordinates are shifted, too. */
  backflow: boolean;
  /** ℓ, the unit of length of the features. */
  length: number;
}

/** Where the parameters of each part begin. */
export interface DeepLayout {
  pairIn: number;
  pairOut: number;
  electronIn: number;
  electronOut: number;
  pool: number;
  /** Weights of U: those of the pooled features, then those of the last hidden layer. */
  readout: number;
  /** Weights of the shifts along pairs and along an electron's own radius. */
  eta: number;
  zeta: number;
  total: number;
}

export function deepLayout({ hidden, features, backflow }: DeepShape): DeepLayout {
  const sizes = {
    pairIn: layerParameters(PAIR_FEATURES, hidden),
    pairOut: layerParameters(hidden, features),
    electronIn: layerParameters(ELECTRON_FEATURES + features, hidden),
    electronOut: layerParameters(hidden, features),
    pool: layerParameters(2 * features, hidden),
    readout: 2 * features + hidden,
    eta: backflow ? features : 0,
    zeta: backflow ? features : 0,
  };
  let total = 0;
  const layout: Record<string, number> = {};
  for (const [name, size] of Object.entries(sizes)) {
    layout[name] = total;
    total += size;
  }
  return { ...(layout as unknown as DeepLayout), total };
}

/** Pairs and what they say. */
export interface DeepMessages {
  pairs: JetRows;
  pairHidden: JetRows;
  messages: JetRows;
  /** a′ of both layers. */
  slopes: { pairHidden: Float64Array; messages: Float64Array };
}

/** All intermediate results of one configuration. */
export interface DeepSpace extends DeepMessages {
  electrons: JetRows;
  electronHidden: JetRows;
  outputs: JetRows;
  pooled: JetRows;
  poolHidden: JetRows;
  /** One row. */
  u: JetRows;
  /** One row per pair, and per electron. */
  eta: JetRows;
  zeta: JetRows;
  /** a′ of each activated layer. */
  slopes: Record<'pairHidden' | 'messages' | 'electronHidden' | 'outputs' | 'poolHidden', Float64Array>;
}

/** Room for the messages of `pairs` pairs. */
export function createDeepMessages(
  { hidden, features }: DeepShape,
  pairs: number,
  width: number,
): DeepMessages {
  return {
    pairs: createJetRows(pairs, PAIR_FEATURES, width),
    pairHidden: createJetRows(pairs, hidden, width),
    messages: createJetRows(pairs, features, width),
    slopes: { pairHidden: new Float64Array(pairs * hidden), messages: new Float64Array(pairs * features) },
  };
}

/** @param derivatives whether rows carry gradients and Laplacians. */
export function createDeepSpace(shape: DeepShape, derivatives: boolean): DeepSpace {
  const { electrons: n, dimensions: d, hidden, features } = shape;
  const pairs = (n * (n - 1)) / 2;
  const ofPair = derivatives ? 2 * d + 2 : 1;
  const ofAll = derivatives ? n * d + 2 : 1;
  const messages = createDeepMessages(shape, pairs, ofPair);
  return {
    ...messages,
    electrons: createJetRows(n, ELECTRON_FEATURES + features, ofAll),
    electronHidden: createJetRows(n, hidden, ofAll),
    outputs: createJetRows(n, features, ofAll),
    pooled: createJetRows(1, 2 * features, ofAll),
    poolHidden: createJetRows(1, hidden, ofAll),
    u: createJetRows(1, 1, ofAll),
    eta: createJetRows(pairs, 1, ofPair),
    zeta: createJetRows(n, 1, ofAll),
    slopes: {
      ...messages.slopes,
      electronHidden: new Float64Array(n * hidden),
      outputs: new Float64Array(n * features),
      poolHidden: new Float64Array(hidden),
    },
  };
}
