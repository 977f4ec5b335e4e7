import { Level, LevelBand } from '@dora-metrics/backstage-plugin-dora-common';

/** The part of the half circle that 0 to 50 % take; rates above are rare. */
const EMPHASISED = 0.84;

/** A stretch of the gauge, in fractions. */
export interface Zone {
  level: Level;
  from: number;
  to: number;
}

/** Where a fraction lies on the half circle, from 0 (left) to 1 (right). */
export function gaugePosition(fraction: number): number {
  const inside = Math.min(1, Math.max(0, fraction));
  return inside <= 0.5
    ? (inside / 0.5) * EMPHASISED
    : EMPHASISED + ((inside - 0.5) / 0.5) * (1 - EMPHASISED);
}

/** The point of the half circle around (0, 0) at a position. */
export function gaugePoint(position: number, radius: number): [number, number] {
  const angle = Math.PI * (1 - position);
  return [
    round(radius * Math.cos(angle)),
    // Not -0, which would be written as such.
    round(-radius * Math.sin(angle)) + 0,
  ];
}

/** The path of an arc between two fractions. */
export function gaugeArc(from: number, to: number, radius: number): string {
  const start = gaugePoint(gaugePosition(from), radius).join(' ');
  const end = gaugePoint(gaugePosition(to), radius).join(' ');
  return `M ${start} A ${radius} ${radius} 0 0 1 ${end}`;
}

/** The zones of the levels, each from where the better one ends. */
export function gaugeZones(bands: LevelBand[]): Zone[] {
  const zones: Zone[] = [];
  let from = 0;
  for (const { level, op, value } of bands) {
    const to = value !== null && op.startsWith('<') ? value : 1;
    if (to > from) {
      zones.push({ level, from, to });
      from = to;
    }
  }
  return zones;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
