/** Within 4 standard errors of the exact value, with an error no larger than the run is worth; null when it is. */
export function within(record, name, largestError) {
  const { value, error, exact } = record.readouts[name];
  if (!(error <= largestError)) return `${name} has the error ${error}, wanted at most ${largestError}`;
  const distance = Math.abs(value - exact) / error;
  return distance <= 4 ? null : `${name} = ${value} is ${distance.toFixed(1)} errors from ${exact}`;
}

/** Closer to a number than a tolerance; null when it is. */
export function near(record, name, wanted, tolerance) {
  const { value } = record.readouts[name];
  return Math.abs(value - wanted) <= tolerance ? null : `${name} = ${value}, wanted ${wanted} ± ${tolerance}`;
}

/** At most so large; null when it is. */
export function atMost(record, name, largest) {
  const { value } = record.readouts[name];
  return value <= largest ? null : `${name} = ${value}, wanted at most ${largest}`;
}

/** Computed in at most so many seconds; null when it was. */
export function lasting({ seconds }, most) {
  return seconds <= most ? null : `it took ${seconds} s, wanted at most ${most}`;
}
