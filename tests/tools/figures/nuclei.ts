import { deuteronCutoffs } from './cutoffs';
import { deuteronHole, deuteronNetwork, deuteronWaves } from './deuteron';
import { electronGas } from './electronGas';
import { deepSets, fermionAnsatz, lightNucleiEnergies } from './lightNuclei';
import { neutronMatter, unitaryGas } from './matter';
import { neutronStar } from './neutronStar';
import { momentumShells, nuclearBox, periodicMap } from './periodic';

/** Every drawing of the chapter on nuclei, by the name of its file. */
export const nucleiFigures: Record<string, () => string> = {
  'deuteron-network': deuteronNetwork,
  'deuteron-waves': deuteronWaves,
  'deuteron-hole': deuteronHole,
  'deuteron-cutoffs': deuteronCutoffs,
  'deep-sets': deepSets,
  'light-nuclei': lightNucleiEnergies,
  'fermion-ansatz': fermionAnsatz,
  'nuclear-box': nuclearBox,
  'periodic-map': periodicMap,
  'momentum-shells': momentumShells,
  'neutron-star': neutronStar,
  'neutron-matter': neutronMatter,
  'unitary-gas': unitaryGas,
  'electron-gas': electronGas,
};
