/** A hatched ground, for what is not there. */
export function hatch(color: string, ground: string): string {
  return `repeating-linear-gradient(135deg, ${color} 0 3px, ${ground} 3px 6px)`;
}
