/** The part of jstat, which brings no types, that this folder uses. */
declare module 'jstat' {
  export const jStat: {
    gammaln(x: number): number;
    gamma: { inv(p: number, shape: number, scale: number): number };
    ibeta(x: number, a: number, b: number): number;
    normal: { cdf(x: number, mean: number, sd: number): number };
  };
}
