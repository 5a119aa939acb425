import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu/dist/webgpu_program';
import type { DeviceWaveFunction } from './factor';
import { RANDOM } from './random';
import { rowLength } from './rows';

/** Threads of one workgroup, one walker each. */
const THREADS = 64;

/**
 * Metropolis sweeps and their measurements, many for each walker in one dispatch, as a program of TensorFlow.js's WebGPU
 * backend. Inputs: positions (walker after walker), four random words per walker, `numbersOf`; uniforms in the order of
 * `UNIFORMS`. One sweep tries a uniform shift of each particle in turn and then measures.
 */
export function sweepProgram(wave: DeviceWaveFunction, walkers: number): WebGPUProgram {
  const row = rowLength(wave);
  const names = wave.factors.map(({ name }) => name).join('-');
  return {
    variableNames: ['positions', 'words', 'numbers'],
    uniforms: UNIFORMS,
    outputShape: [walkers * row],
    dispatchLayout: { x: [0] },
    dispatch: [Math.ceil(walkers / THREADS), 1, 1],
    workgroupSize: [THREADS, 1, 1],
    shaderKey: `sweeps-${names}-${wave.particles}x${wave.dimensions}`,
    getUserCode: () => programText(wave, row),
  };
}

const UNIFORMS = 'walkers : i32, sweeps : i32, stepSize : f32, omega : f32, shift : f32,';

export function uniformsOf(
  walkers: number,
  sweeps: number,
  stepSize: number,
  omega: number,
  shift: number,
): { type: string; data: number[] }[] {
  return [
    { type: 'int32', data: [walkers] },
    { type: 'int32', data: [sweeps] },
    { type: 'float32', data: [stepSize] },
    { type: 'float32', data: [omega] },
    { type: 'float32', data: [shift] },
  ];
}

function programText({ particles, dimensions, factors }: DeviceWaveFunction, row: number): string {
  let numbers = 0;
  let derivatives = 0;
  const texts = factors.map((factor, f) => {
    const text = factor.source({ suffix: `${factor.name}${f}`, numbers, derivatives });
    numbers += factor.parameters + factor.constants.length;
    derivatives += factor.parameters;
    return text;
  });
  const each = (call: string, argument = '') =>
    factors.map(({ name }, f) => `${call}_${name}${f}(${argument});`).join(' ');
  return [
    declarations(particles, dimensions, derivatives, row),
    RANDOM,
    ...texts,
    MEASURE.replace('ADD_JETS', each('addJet')),
    MAIN.replace('PLACE', each('place'))
      .replace('TRY_MOVE', each('tryMove', 'i'))
      .replace('ADOPT', each('adopt', 'i')),
  ].join('\n');
}

const declarations = (particles: number, dimensions: number, parameters: number, row: number) => /* wgsl */ `
const PARTICLES = ${particles};
const DIMENSIONS = ${dimensions};
const SIZE = ${particles * dimensions};
const PARAMETERS = ${parameters};
const ROW = ${row};
var<private> x: array<f32, SIZE>;
var<private> trial: array<f32, DIMENSIONS>;
var<private> factor: f32;
var<private> exponent: f32;
var<private> gradient: array<f32, SIZE>;
var<private> laplacian: f32;
var<private> derivatives: array<f32, ${Math.max(1, parameters)}>;
`;

/** Kinetic, external and interaction part of E_L at x, as in `hamiltonians.ts`. */
const MEASURE = /* wgsl */ `
fn energies() -> vec3<f32> {
  laplacian = 0.0;
  for (var c = 0; c < SIZE; c++) { gradient[c] = 0.0; }
  ADD_JETS
  var kinetic = laplacian;
  var square = 0.0;
  for (var c = 0; c < SIZE; c++) {
    kinetic += gradient[c] * gradient[c];
    square += x[c] * x[c];
  }
  var repulsion = 0.0;
  for (var i = 1; i < PARTICLES; i++) {
    for (var j = 0; j < i; j++) {
      var distance = 0.0;
      for (var k = 0; k < DIMENSIONS; k++) {
        let d = x[i * DIMENSIONS + k] - x[j * DIMENSIONS + k];
        distance += d * d;
      }
      repulsion += inverseSqrt(distance);
    }
  }
  return vec3<f32>(-0.5 * kinetic, 0.5 * uniforms.omega * uniforms.omega * square, repulsion);
}
`;

const MAIN = /* wgsl */ `
fn sweep() -> f32 {
  var accepted = 0.0;
  for (var i = 0; i < PARTICLES; i++) {
    for (var k = 0; k < DIMENSIONS; k++) {
      trial[k] = x[i * DIMENSIONS + k] + uniforms.stepSize * (2.0 * uniformNumber() - 1.0);
    }
    factor = 1.0;
    exponent = 0.0;
    TRY_MOVE
    if (uniformNumber() < factor * factor * exp(2.0 * exponent)) {
      ADOPT
      for (var k = 0; k < DIMENSIONS; k++) { x[i * DIMENSIONS + k] = trial[k]; }
      accepted += 1.0;
    }
  }
  return accepted;
}

fn main(index: i32) {
  if (index >= uniforms.walkers) { return; }
  for (var c = 0; c < SIZE; c++) { x[c] = positions[index * SIZE + c]; }
  let word = 4 * index;
  state = bitcast<vec4<u32>>(vec4<i32>(words[word], words[word + 1], words[word + 2], words[word + 3]));
  PLACE
  let first = index * ROW;
  let sums = first + SIZE + 6;
  for (var c = first; c < first + ROW; c++) { result[c] = 0.0; }
  var accepted = 0.0;
  var parts = vec3<f32>();
  var moments = vec2<f32>();
  var energy = 0.0;
  for (var s = 0; s < uniforms.sweeps; s++) {
    accepted += sweep();
    let terms = energies();
    energy = terms.x + terms.y + terms.z;
    let e = energy - uniforms.shift;
    parts += terms;
    moments += vec2<f32>(e, e * e);
    for (var k = 0; k < PARAMETERS; k++) {
      result[sums + k] += derivatives[k];
      result[sums + PARAMETERS + k] += e * derivatives[k];
    }
  }
  for (var c = 0; c < SIZE; c++) { result[first + c] = x[c]; }
  result[first + SIZE] = accepted;
  for (var k = 0; k < 3; k++) { result[first + SIZE + 1 + k] = parts[k]; }
  result[first + SIZE + 4] = moments.x;
  result[first + SIZE + 5] = moments.y;
  result[sums + 2 * PARAMETERS] = energy;
  for (var k = 0; k < PARAMETERS; k++) { result[sums + 2 * PARAMETERS + 1 + k] = derivatives[k]; }
}
`;
