/**
 * Why programs of WebGPU would not run faster here than a kernel in float64: no adapter, or one made of software. Asked
 * before TensorFlow.js is loaded for them; whether a card computes correctly is for `device.ts` to find out.
 *
 * @returns the reason in words for the reader; undefined where there is a graphics card
 */
export async function whyNoGraphicsCard(): Promise<string | undefined> {
  const gpu = typeof navigator === 'undefined' ? undefined : navigator.gpu;
  if (!gpu) return 'this browser does not offer it';
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (!adapter) return 'there is no graphics adapter for it';
  const { vendor, architecture, description } = adapter.info;
  const software = /swiftshader|llvmpipe|lavapipe|software|basic render/i;
  if (!software.test(`${vendor} ${architecture} ${description}`)) return undefined;
  return 'only by software here, which is slower than float64';
}
