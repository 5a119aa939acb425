import type { Computed } from '../computed';
import {
  boundState,
  exactChiral,
  faithful,
  fittedEnergy,
  HBAR2_OVER_M,
  hole,
  lowest,
  meanEnergy,
  mesh,
  onMesh,
  scatteringLength,
  softHamiltonian,
  well,
} from '../nuclei/deuteron';
import { lightNucleus } from '../nuclei/lightNuclei';
import {
  boxSide,
  electronHartreeFock,
  neutronFermiGas,
  neutronHartreeFock,
  singletWell,
  total,
} from '../nuclei/periodicBox';
import { ELECTRON_GAS_RUNS } from '../nuclei/published';
import { meanField, unitaryHartreeFock } from '../nuclei/unitaryGas';

const [coarse, fine] = [mesh(12, 4), mesh(160, 4)];
const [coarseEnergy, fineEnergy] = [softHamiltonian(coarse), softHamiltonian(fine)];
const aboveExact = (units: number) => () => 1000 * (fittedEnergy(units) - exactChiral().energy);
const triplet = (cutoff: number) => boundState(well(cutoff, 'triplet'), { range: 2 / cutoff });
const neutrons = () => neutronHartreeFock(0.04);
const fermi = () => (3 * Math.PI ** 2 * 0.04) ** (1 / 3);
const electrons = (rs: number) => () => total(electronHartreeFock(14, rs));
const recorded = (rs: number, method: 'jastrow' | 'diffusion') => () => ELECTRON_GAS_RUNS[rs][method];

/** Numbers of chapter 8. */
export default {
  'deuteron-n3lo': () => exactChiral().energy,
  'deuteron-n3lo-kinetic': () => exactChiral().kinetic,
  'deuteron-n3lo-potential': () => exactChiral().energy - exactChiral().kinetic,
  'deuteron-n3lo-d-state': () => 100 * exactChiral().dState,
  'deuteron-fit-3': aboveExact(3),
  'deuteron-fit-4': aboveExact(4),
  'deuteron-fit-6': aboveExact(6),
  'deuteron-fit-8': aboveExact(8),
  'deuteron-fit-10': aboveExact(10),
  'mesh-exact': () => lowest(fineEnergy, 160),
  'mesh-twelve': () => lowest(coarseEnergy, 12),
  'mesh-faithful': () => meanEnergy(fineEnergy, onMesh(faithful, fine)),
  'mesh-hole-reported': () => meanEnergy(coarseEnergy, onMesh(hole, coarse)),
  'mesh-hole': () => meanEnergy(fineEnergy, onMesh(hole, fine)),
  'half-hbar2-over-m': () => HBAR2_OVER_M / 2,
  'deuteron-lo-2': () => triplet(2).energy,
  'deuteron-lo-4': () => triplet(4).energy,
  'deuteron-lo-6': () => triplet(6).energy,
  'deuteron-lo-2-kinetic': () => triplet(2).kinetic,
  'deuteron-lo-4-kinetic': () => triplet(4).kinetic,
  'deuteron-lo-6-kinetic': () => triplet(6).kinetic,
  'deuteron-lo-2-outside': () => 100 * triplet(2).outside,
  'deuteron-lo-6-outside': () => 100 * triplet(6).outside,
  'singlet-lo-4': () => scatteringLength(well(4, 'singlet')),
  'triton-blind': () => lightNucleus('triton', false).energy,
  'triton-full': () => lightNucleus('triton', true).energy,
  'alpha-blind': () => lightNucleus('alpha', false).energy,
  'alpha-full': () => lightNucleus('alpha', true).energy,
  'neutron-box': () => boxSide(14, 0.04),
  'neutron-density': () => 0.04 * 1.67493e-24 * 1e39 * 1e-13,
  'neutron-fermi-momentum': fermi,
  'neutron-fermi-scattering': () => -fermi() * scatteringLength(singletWell),
  'neutron-hf': () => total(neutrons()),
  'neutron-hf-kinetic': () => neutrons().kinetic,
  'neutron-hf-pair': () => neutrons().pair,
  'neutron-hf-triple': () => neutrons().triple,
  'neutron-free': () => neutronFermiGas(0.04),
  'unitary-hf': () => unitaryHartreeFock(0.2),
  'unitary-mean-field': () => meanField().energy,
  'unitary-gap': () => meanField().gap,
  'electron-gas-1-hf': electrons(1),
  'electron-gas-2-hf': electrons(2),
  'electron-gas-5-hf': electrons(5),
  'electron-gas-kinetic': () => electronHartreeFock(14, 1).kinetic,
  'electron-gas-attraction': () => -electronHartreeFock(14, 1).exchange - electronHartreeFock(14, 1).madelung,
  'electron-gas-1-jastrow': recorded(1, 'jastrow'),
  'electron-gas-2-jastrow': recorded(2, 'jastrow'),
  'electron-gas-5-jastrow': recorded(5, 'jastrow'),
  'electron-gas-1-diffusion': recorded(1, 'diffusion'),
  'electron-gas-2-diffusion': recorded(2, 'diffusion'),
  'electron-gas-5-diffusion': recorded(5, 'diffusion'),
} satisfies Computed;
