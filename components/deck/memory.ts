import { type DeckState, typeSizes } from './state';

type Kept = Pick<DeckState, 'memory' | 'characterKeys' | 'typeSize'>;

/**
 * What the stage remembers: the step at which each slide was left, for this visit, and the reader's settings, for good.
 * The keys carry the base path: several sites may share an origin.
 */
export function createMemory(base: string, visit: () => Storage, settings: () => Storage) {
  const name = `${base}/present`;
  return {
    load(): Partial<Kept> {
      const { steps } = read(visit, name);
      const { characterKeys, typeSize } = read(settings, name);
      return {
        ...(isSteps(steps) && { memory: steps }),
        ...(typeof characterKeys === 'boolean' && { characterKeys }),
        ...(typeSizes.some((size) => size === typeSize) && { typeSize: typeSize as number }),
      };
    },
    save({ memory, characterKeys, typeSize }: Kept) {
      write(visit, name, { steps: memory });
      write(settings, name, { characterKeys, typeSize });
    },
  };
}

function isSteps(value: unknown): value is Record<string, number> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((step) => typeof step === 'number')
  );
}

/* Storage may be switched off, full, or hold junk: the stage works without. */
function read(storage: () => Storage, name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(storage().getItem(name) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function write(storage: () => Storage, name: string, value: object) {
  try {
    storage().setItem(name, JSON.stringify(value));
  } catch {}
}
