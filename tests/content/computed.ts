/** Key of content/numbers.yaml → how the number is computed, with its error where it has one. */
export type Computed = Record<string, () => number | { value: number; error: number }>;

/** All of them, from the files beside this one. */
export const computed: Computed = Object.assign(
  {},
  ...Object.values(import.meta.glob<Computed>('./computed/*.ts', { eager: true, import: 'default' })),
);
