import { quantile } from '../../src/metrics';
import { Release } from './rows';
import { toField } from './TableCopy';
import { World, WORLD_NOW } from './World';

const DAY_MS = 86_400_000;

function generate(
  seed: number,
  ...eras: Array<{ days: [number, number]; deployments: number }>
): Release[] {
  const world = new World({
    seed,
    services: 60,
    teams: 8,
    now: WORLD_NOW,
    eras: eras.map(({ days: [from, to], deployments }) => ({
      from: WORLD_NOW - from * DAY_MS,
      to: WORLD_NOW - to * DAY_MS,
      deployments,
    })),
  });
  return [...world.releases()];
}

describe('a generated organisation', () => {
  const releases = generate(1, { days: [90, 0], deployments: 20_000 });
  const deployments = releases.map(({ deployment }) => deployment);
  const commits = releases.flatMap(release => release.commits);
  const incidents = releases.flatMap(release => release.incidents);

  it('has as many deployments as asked for, none later than now', () => {
    expect(releases).toHaveLength(20_000);
    expect(
      deployments.every(
        ({ occurred_at: at }) =>
          at >= WORLD_NOW - 90 * DAY_MS && at < WORLD_NOW,
      ),
    ).toBe(true);
    expect(new Set(deployments.map(({ id }) => id)).size).toBe(20_000);
  });

  it('is the same for the same seed, and another for another', () => {
    const few = { days: [30, 0] as [number, number], deployments: 200 };
    expect(generate(7, few)).toEqual(generate(7, few));
    expect(generate(7, few)).not.toEqual(generate(8, few));
  });

  it('keeps its last days whatever came before them', () => {
    const recent = { days: [30, 0] as [number, number], deployments: 200 };
    const old = { days: [60, 30] as [number, number], deployments: 300 };
    const withoutPast = (release: Release) => ({
      ...release,
      deployment: { ...release.deployment, previous_revision: null },
    });
    expect(generate(7, old, recent).slice(300).map(withoutPast)).toEqual(
      generate(7, recent).map(withoutPast),
    );
  });

  it('brings about three commits per deployment, a tenth of which fail', () => {
    expect(commits.length / releases.length).toBeCloseTo(3, 0);
    const blamed = new Set(incidents.map(row => row.deployment_id));
    const failed = deployments.filter(
      ({ id, failures }) => failures !== '[]' || blamed.has(id),
    );
    expect(failed.length / releases.length).toBeCloseTo(0.1, 1);
    expect(deployments.some(({ kind }) => kind === 'rollback')).toBe(true);
    expect(new Set(incidents.map(({ severity }) => severity)).size).toBe(4);
  });

  it('gives few services many deployments', () => {
    const counts = new Map<string, number>();
    for (const { service_ref: ref } of deployments) {
      counts.set(ref, (counts.get(ref) ?? 0) + 1);
    }
    const sorted = [...counts.values()].sort((a, b) => b - a);
    expect(sorted[0]).toBeGreaterThan(4 * sorted[30]);
  });

  it('has lead times with a long tail, divided among the stages', () => {
    const leads = commits
      .flatMap(({ lead_ms: lead }) => lead ?? [])
      .sort((a, b) => a - b);
    expect(quantile(leads, 0.95)!).toBeGreaterThan(8 * quantile(leads, 0.5)!);
    const measured = commits.filter(row => row.lead_ms !== null);
    for (const commit of measured.slice(0, 500)) {
      const parts: number[] = JSON.parse(commit.stage_seconds!);
      const sum = parts.reduce((total, part) => total + part, 0);
      expect(sum).toBeCloseTo(commit.lead_ms! / 1000, 3);
    }
  });
});

describe('a field of COPY', () => {
  it('is told apart from what ends it', () => {
    expect(toField(null)).toBe('\\N');
    expect(toField('\\N')).toBe('\\\\N');
    expect(toField('a\tb\nc\rd')).toBe('a\\tb\\nc\\rd');
    expect(toField(true)).toBe('true');
    expect(toField(0)).toBe('0');
  });
});
