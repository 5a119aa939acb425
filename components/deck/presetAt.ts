/** The preset in force at a step of a slide whose steps apply presets from `firstStep` on. */
export function presetAt(
  step: number,
  firstStep: number,
  presets: readonly string[] = [],
  preset?: string,
): string | undefined {
  return step < firstStep ? preset : (presets[Math.min(step - firstStep, presets.length - 1)] ?? preset);
}
