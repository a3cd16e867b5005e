// Medians, ratios within a round, and by which power something grows.

export function median(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (!sorted.length) return NaN;
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median over the rounds of one's time by another's in the same round: what slows the machine slows
 *  both. */
export const ratio = (values, base) => median(values.map((value, round) => value / base[round]));

/** The lowest and the highest of those. */
export const range = (values, base) => {
  const all = values.map((value, round) => value / base[round]);
  return [Math.min(...all), Math.max(...all)];
};

/** The slope of the line through the logarithms, by least squares: 1 is in proportion. */
export function growth(points) {
  const logs = points.map(([n, t]) => [Math.log(n), Math.log(t)]);
  const mean = (i) => logs.reduce((sum, p) => sum + p[i], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const rise = logs.reduce((sum, p) => sum + (p[0] - x) * (p[1] - y), 0);
  return rise / logs.reduce((sum, p) => sum + (p[0] - x) ** 2, 0);
}
