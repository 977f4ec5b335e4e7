import { Random } from './random';

const HOUR_MS = 3_600_000;
/** Services differ in how fast they deliver, from one hour to four days. */
const FASTEST_LEAD_MS = HOUR_MS;
const SLOWEST_LEAD_MS = 96 * HOUR_MS;

/** A service that is deployed now and then. */
export interface GeneratedService {
  ref: string;
  title: string;
  ownerRef: string;
  repository: string;
  /** Hash of where it runs. */
  place: string;
  /** How often it is deployed, compared with the others. */
  weight: number;
  medianLeadMs: number;
}

/** A group that owns services. */
export interface GeneratedTeam {
  ref: string;
  title: string;
}

/** Who deploys what: a few teams own many services, a few services are deployed often. */
export interface Organisation {
  teams: GeneratedTeam[];
  services: GeneratedService[];
}

export function generateOrganisation(options: {
  seed: number;
  services: number;
  teams: number;
}): Organisation {
  const random = new Random(options.seed, 'organisation');
  const teams = Array.from({ length: options.teams }, (_, index) => ({
    ref: `group:default/team-${padded(index)}`,
    title: `Team ${padded(index)}`,
  }));
  const owners = distribute(options.services, options.teams);
  const services = shuffled(owners, random).map((owner, index) => ({
    ref: `component:default/service-${padded(index)}`,
    title: `Service ${padded(index)}`,
    ownerRef: teams[owner].ref,
    repository: `github.com/acme/service-${padded(index)}`,
    place: random.hex(32),
    weight: skewedWeight(index, 0.9),
    medianLeadMs: between(FASTEST_LEAD_MS, SLOWEST_LEAD_MS, random.uniform()),
  }));
  return { teams, services };
}

/** The law of Zipf and Mandelbrot, which does not give everything to the first. */
function skewedWeight(rank: number, exponent: number): number {
  return (rank + 6) ** -exponent;
}

/** The index of the team of each service: at least one for each team, if possible. */
function distribute(services: number, teams: number): number[] {
  const weights = Array.from({ length: teams }, (_, rank) =>
    skewedWeight(rank, 0.8),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const first = Math.min(services, teams);
  const owners = Array.from({ length: first }, (_, index) => index);
  let share = 0;
  for (let team = 0; team < teams; team++) {
    share += weights[team] / total;
    while (owners.length < first + Math.round(share * (services - first))) {
      owners.push(team);
    }
  }
  return owners;
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items];
  for (let index = result.length - 1; index > 0; index--) {
    const other = random.below(index + 1);
    [result[index], result[other]] = [result[other], result[index]];
  }
  return result;
}

/** The same part of the way on a logarithmic scale. */
function between(low: number, high: number, part: number): number {
  return low * (high / low) ** part;
}

function padded(index: number): string {
  return String(index + 1).padStart(4, '0');
}
