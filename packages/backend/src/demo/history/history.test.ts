import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DAY, HOUR } from './calendar';
import { plan } from './generate';
import { sha } from './identity';
import { exampleHistory } from './index';
import { STORIES } from './stories';

const now = Date.parse('2026-11-20T09:00:00Z');
const planned = plan(now).map(delivery => {
  const { headers, body } = delivery.render();
  return { ...delivery, headers, body: JSON.parse(body) };
});
const inTime = [...planned].sort((a, b) => a.at - b.at);
const github = (event: string) =>
  inTime.filter(({ headers }) => headers['x-github-event'] === event);
const pushes = github('push');

describe('the history of the example organisation', () => {
  it('is the same each time', async () => {
    const load = async () => {
      const { total, deliveries } = await exampleHistory.load(now);
      const all = [...(deliveries as Iterable<unknown>)];
      expect(all).toHaveLength(total);
      return all;
    };
    expect(await load()).toEqual(await load());
  });

  it('is large enough to look at and small enough to load', () => {
    expect(planned.length).toBeGreaterThan(8_000);
    expect(planned.length).toBeLessThan(14_000);
  });

  it('lies in the past, the last weeks first, each part in order', () => {
    const times = planned.map(({ at }) => at);
    expect(Math.max(...times)).toBeLessThan(now);
    expect(Math.min(...times)).toBeGreaterThan(now - 380 * DAY);
    const older = times.findIndex(at => at < now - 35 * DAY);
    for (const part of [times.slice(0, older), times.slice(older)]) {
      expect(part).toEqual([...part].sort((a, b) => a - b));
    }
    expect(times[0]).toBeGreaterThanOrEqual(now - 35 * DAY);
    expect(times[older]).toBe(Math.min(...times));
  });

  it('gives each delivery of GitHub an id of its own', () => {
    const ids = planned.flatMap(
      ({ headers }) => headers['x-github-delivery'] ?? [],
    );
    expect(new Set(ids).size).toBe(ids.length);
    const bodies = new Set(planned.map(({ body }) => JSON.stringify(body)));
    expect(bodies.size).toBe(planned.length);
  });

  it('connects the pushes of each repository', () => {
    const heads = new Map<string, string>();
    for (const { body } of pushes) {
      const name = body.repository.full_name;
      expect(body.before).toBe(
        heads.get(name) ?? sha('root', body.repository.name),
      );
      expect(body.after).toBe(body.commits[body.commits.length - 1].id);
      heads.set(name, body.after);
    }
    expect(heads.size).toBeGreaterThan(12);
  });

  it('authors commits before they are pushed', () => {
    for (const { at, body } of pushes) {
      for (const { timestamp } of body.commits) {
        expect(Date.parse(timestamp)).toBeLessThanOrEqual(at);
        expect(Date.parse(timestamp)).toBeGreaterThan(at - 40 * DAY);
      }
    }
    const shas = pushes.flatMap(({ body }) =>
      body.commits.map((commit: { id: string }) => commit.id),
    );
    expect(new Set(shas).size).toBe(shas.length);
  });

  it('deploys only what was pushed before', () => {
    const pushedAt = new Map(
      pushes.map(({ at, body }) => [body.after, at] as const),
    );
    const deployed = inTime.flatMap(({ at, body }) => {
      const revision =
        body.deployment?.sha ??
        (body.images
          ? body.images[0].split(':')[1]
          : body.type === 'deployment' && body.revision);
      return revision ? [{ at, revision }] : [];
    });
    expect(deployed.length).toBeGreaterThan(2_000);
    for (const { at, revision } of deployed) {
      expect(pushedAt.get(revision)).toBeLessThan(at);
    }
  });

  it('opens, approves and merges pull requests in this order', () => {
    const closed = github('pull_request').filter(
      ({ body }) => body.action === 'closed',
    );
    expect(closed.length).toBeGreaterThan(300);
    for (const { body } of closed) {
      const { created_at, merged_at, merge_commit_sha } = body.pull_request;
      expect(created_at < merged_at).toBe(true);
      expect(pushes.some(push => push.body.after === merge_commit_sha)).toBe(
        true,
      );
    }
  });

  it('lets incidents end after they began, and a few go on', () => {
    const incidents = inTime
      .map(({ body }) => body)
      .filter(({ type }) => type === 'incident');
    const ends = incidents
      .flatMap(body => [
        { start: body.detectedAt, end: body.mitigatedAt },
        { start: body.detectedAt, end: body.resolvedAt },
      ])
      .filter(({ end }) => end);
    for (const { start, end } of ends) {
      expect(end > start).toBe(true);
    }
    const began = new Set(incidents.map(({ id }) => id));
    const ended = new Set(
      incidents.filter(body => body.resolvedAt).map(({ id }) => id),
    );
    expect(began.size - ended.size).toBeGreaterThanOrEqual(2);
    expect(began.size - ended.size).toBeLessThan(8);
    expect(planned.some(({ body }) => body.reopenedAt)).toBe(true);
  });

  it('rolls back to what ran before within hours', () => {
    const rollbacks = github('deployment_status').filter(({ body }) =>
      body.deployment.description?.startsWith('Back'),
    );
    expect(rollbacks.length).toBeGreaterThan(50);
    const deployments = github('deployment_status');
    for (const { at, body } of rollbacks) {
      const earlier = deployments.filter(
        d =>
          d.at < at &&
          d.body.repository.name === body.repository.name &&
          d.body.deployment.environment === 'production',
      );
      const before = earlier[earlier.length - 1];
      expect(before.body.deployment.sha).not.toBe(body.deployment.sha);
      expect(at - before.at).toBeLessThan(8 * HOUR);
    }
  });

  it('tells of services that the catalog knows', () => {
    const directory = join(__dirname, '../../../catalog');
    const catalog = readdirSync(directory)
      .map(file => readFileSync(join(directory, file), 'utf8'))
      .join('\n---\n');
    for (const { service, repository, directory: path, deploys } of STORIES) {
      const entity = catalog
        .split(/^---$/m)
        .find(text => text.includes(`\n  name: ${service}\n`));
      const links = [
        'kind: Component',
        `github.com/project-slug: acme/${repository}\n`,
        path && `dora/paths: ${path}/**`,
        deploys.startsWith('argocd') &&
          `argocd/app-name: ${service}-production\n`,
      ].filter(Boolean);
      for (const link of links) expect(entity).toContain(link);
    }
  });
});
