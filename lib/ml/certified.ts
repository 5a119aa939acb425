import { parseRegressionData } from './regressionData';

/** A data set whose least-squares coefficients are known to many digits. */
export interface CertifiedFit {
  name: string;
  data: Float64Array;
  degree: number;
  theta: readonly number[];
}

/**
 * J. W. Longley, "An appraisal of least squares programs for the electronic computer from the point of view of the
 * user", J. Am. Stat. Assoc. 62 (1967) 819: US employment 1947–1962 against six nearly dependent inputs. Data and
 * certified coefficients: NIST Statistical Reference Datasets (public domain).
 */
const LONGLEY = `employment,deflator,product,unemployed,forces,population,year
60323,83.0,234289,2356,1590,107608,1947
61122,88.5,259426,2325,1456,108632,1948
60171,88.2,258054,3682,1616,109773,1949
61187,89.5,284599,3351,1650,110929,1950
63221,96.2,328975,2099,3099,112075,1951
63639,98.1,346999,1932,3594,113270,1952
64989,99.0,365385,1870,3547,115094,1953
63761,100.0,363112,3578,3350,116219,1954
66019,101.2,397469,2904,3048,117388,1955
67857,104.6,419180,2822,2857,118734,1956
68169,108.4,442769,2936,2798,120445,1957
66513,110.8,444546,4681,2637,121950,1958
68655,112.6,482704,3813,2552,123366,1959
69564,114.2,502601,3931,2514,125368,1960
69331,115.7,518173,4806,2572,127852,1961
70551,116.9,554894,4007,2827,130081,1962`;

export const longley: CertifiedFit = {
  name: 'NIST Longley',
  data: parseRegressionData(LONGLEY),
  degree: 1,
  theta: [
    -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359,
    -0.0511041056535807, 1829.15146461355,
  ],
};

/**
 * The test of R. H. Wampler (J. Res. NBS 73B (1969) 59): y = 1 + x + x² + x³ + x⁴ + x⁵ at x = 0 … 20 plus `size` times
 * an integer vector orthogonal to every power up to x⁵, so that least squares must give back six ones exactly. The
 * vector is an alternating sum of sixth differences, whose binomial weights annihilate all polynomials below degree 6.
 */
export function wampler(size: number): CertifiedFit {
  const noise = new Float64Array(21);
  const sixth = [1, -6, 15, -20, 15, -6, 1];
  for (let shift = 0; shift + 6 <= 20; shift++) {
    sixth.forEach((weight, i) => {
      noise[shift + i] += (shift % 2 === 0 ? 32 : -32) * weight;
    });
  }
  const data = new Float64Array(1 + 2 * 21);
  data[0] = 1;
  for (let x = 0; x <= 20; x++) {
    data[1 + 2 * x] = 1 + x * (1 + x * (1 + x * (1 + x * (1 + x)))) + size * noise[x];
    data[2 + 2 * x] = x;
  }
  return { name: 'Wampler', data, degree: 5, theta: [1, 1, 1, 1, 1, 1] };
}

const CERTIFIED = [longley, wampler(100)];

/** The certified fit of exactly these data with this degree, if there is one. */
export function findCertified(data: Float64Array, degree: number): CertifiedFit | undefined {
  return CERTIFIED.find(
    (fit) =>
      fit.degree === degree &&
      fit.data.length === data.length &&
      fit.data.every((value, i) => value === data[i]),
  );
}
