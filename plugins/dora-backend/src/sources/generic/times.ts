/** The latest of the times that are known, of which there must be one. */
export function latest(...times: (number | undefined)[]): number {
  return Math.max(...times.flatMap(time => time ?? []));
}
