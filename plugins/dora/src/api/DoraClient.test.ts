import { DoraClient } from './DoraClient';

const service = { namespace: 'Default', kind: 'Component', name: 'check out' };

function clientOf(response: Response) {
  const fetch = jest.fn().mockResolvedValue(response);
  return { fetch, client: new DoraClient({ fetchApi: { fetch } }) };
}

describe('DoraClient', () => {
  it('asks for what is given and nothing else', async () => {
    const { fetch, client } = clientOf(Response.json({ state: 'ready' }));
    await expect(
      client.getServiceMetrics(service, {
        range: '30d',
        environment: 'eu west',
        compare: undefined,
      }),
    ).resolves.toEqual({ state: 'ready' });
    expect(fetch).toHaveBeenCalledWith(
      'plugin://dora/v1/services/default/component/check%20out/metrics?range=30d&environment=eu+west',
    );
  });

  it.each([
    ['getServiceSeries', [{}], '/series'],
    [
      'getDeployments',
      [{ verdict: 'failed', cursor: 'b2xkZXI', limit: 25 }],
      '/deployments?verdict=failed&cursor=b2xkZXI&limit=25',
    ],
    ['getDeployment', ['argo/1'], '/deployments/argo%2F1'],
    ['getServiceStages', [{ range: '7d' }], '/stages?range=7d'],
    ['getServiceRestatements', [{ before: '7' }], '/restatements?before=7'],
    [
      'getStageWhatIf',
      [{ range: '7d', factors: { review: 0.5, test: 0 } }],
      '/stages/what-if?range=7d&review=0.5&test=0',
    ],
    [
      'getWorkInProgress',
      [{ environment: 'eu west' }],
      '/work-in-progress?environment=eu+west',
    ],
  ] as const)('%s', async (method, args, path) => {
    const { fetch, client } = clientOf(Response.json({}));
    await (client[method] as (...all: unknown[]) => Promise<unknown>)(
      service,
      ...args,
    );
    expect(fetch).toHaveBeenCalledWith(
      `plugin://dora/v1/services/default/component/check%20out${path}`,
    );
  });

  it('asks for teams, the organisation and the leaderboard', async () => {
    const { fetch, client } = clientOf(Response.json({}));
    fetch.mockImplementation(async () => Response.json({}));
    const team = { kind: 'Group', namespace: 'default', name: 'Shopping' };
    await client.getTeamMetrics(team, { range: '7d', includeSubTeams: true });
    await client.getTeamWorkInProgress(team, { includeSubTeams: false });
    await client.getOrganisationMetrics({ compare: 'preceding_90d' });
    await client.getLeaderboard({ parent: 'group:default/acme' });
    await client.getTeamRestatements(team, { limit: 25 });
    await client.getRestatements({});
    expect(fetch.mock.calls).toEqual([
      [
        'plugin://dora/v1/teams/default/shopping/metrics?range=7d&includeSubTeams=true',
      ],
      [
        'plugin://dora/v1/teams/default/shopping/work-in-progress?includeSubTeams=false',
      ],
      ['plugin://dora/v1/organisation/metrics?compare=preceding_90d'],
      ['plugin://dora/v1/leaderboard?parent=group%3Adefault%2Facme'],
      ['plugin://dora/v1/teams/default/shopping/restatements?limit=25'],
      ['plugin://dora/v1/organisation/restatements'],
    ]);
  });

  it('asks what a number means, of a service, a team and all', async () => {
    const { fetch, client } = clientOf(Response.json({}));
    fetch.mockImplementation(async () => Response.json({}));
    const team = { kind: 'Group', namespace: 'default', name: 'Shopping' };
    await client.explainService(service, 'lead_time', {
      range: '7d',
      part: 'excluded',
      offset: 25,
      limit: 25,
    });
    await client.explainTeam(team, 'batch_size', { includeSubTeams: true });
    await client.explainOrganisation('change_failure_rate', {
      from: '2026-03-01',
      to: '2026-03-07',
    });
    expect(fetch.mock.calls).toEqual([
      [
        'plugin://dora/v1/services/default/component/check%20out/explanations/lead_time?range=7d&part=excluded&offset=25&limit=25',
      ],
      [
        'plugin://dora/v1/teams/default/shopping/explanations/batch_size?includeSubTeams=true',
      ],
      [
        'plugin://dora/v1/organisation/explanations/change_failure_rate?from=2026-03-01&to=2026-03-07',
      ],
    ]);
  });

  it('reads, makes and undoes corrections, and lists incidents', async () => {
    const { fetch, client } = clientOf(Response.json({}));
    fetch.mockImplementation(async () => Response.json({ id: 'c1' }));
    const path = 'plugin://dora/v1/services/default/component/check%20out';
    const correction = {
      kind: 'dismiss_deployment',
      deploymentId: 'd1',
      reason: 'A test',
    } as const;
    await client.getCorrections(service);
    await client.makeCorrection(service, correction);
    await client.undoCorrection(service, 'c/1');
    await client.getIncidents(service, { range: '30d', limit: 10 });
    expect(fetch.mock.calls).toEqual([
      [`${path}/corrections`],
      [
        `${path}/corrections`,
        {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(correction),
        },
      ],
      [`${path}/corrections/c%2F1/undo`, { method: 'POST' }],
      [`${path}/incidents?range=30d&limit=10`],
    ]);
  });

  it('reads, sets and removes targets', async () => {
    const { fetch, client } = clientOf(Response.json({}));
    fetch.mockImplementation(async () => Response.json({ editable: true }));
    const path = 'plugin://dora/v1/targets/default/component/check%20out';
    await client.getTargets(service);
    await expect(
      client.setTarget(service, 'lead_time', {
        value: 3600,
        due: '2026-06-30',
      }),
    ).resolves.toEqual({ editable: true });
    await client.removeTarget(service, 'lead_time');
    expect(fetch.mock.calls).toEqual([
      [path],
      [
        `${path}/lead_time`,
        {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json' },
          body: '{"value":3600,"due":"2026-06-30"}',
        },
      ],
      [`${path}/lead_time`, { method: 'DELETE' }],
    ]);
  });

  it('reads, adds and removes interventions, and reads trends', async () => {
    const { fetch, client } = clientOf(Response.json({}));
    fetch.mockImplementation(async () => Response.json({ editable: true }));
    const path = 'plugin://dora/v1/interventions/default/component/check%20out';
    await client.getInterventions(service);
    await expect(
      client.addIntervention(service, {
        title: 'Smaller batches',
        day: '2026-03-01',
      }),
    ).resolves.toEqual({ editable: true });
    await client.removeIntervention(service, '7/1');
    await client.getTrends(service, { weeks: 26, environment: undefined });
    expect(fetch.mock.calls).toEqual([
      [path],
      [
        path,
        {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: '{"title":"Smaller batches","day":"2026-03-01"}',
        },
      ],
      [`${path}/7%2F1`, { method: 'DELETE' }],
      ['plugin://dora/v1/trends/default/component/check%20out?weeks=26'],
    ]);
  });

  it('asks for data health and deliveries', async () => {
    const { fetch, client } = clientOf(Response.json({}));
    fetch.mockImplementation(async () => Response.json({}));
    await client.getHealth();
    await client.getDeliveries({
      state: 'problems',
      subject: 'repository:acme/shop',
      before: '17',
      limit: 50,
    });
    await client.getDelivery('17');
    expect(fetch.mock.calls).toEqual([
      ['plugin://dora/v1/health'],
      [
        'plugin://dora/v1/deliveries?state=problems&subject=repository%3Aacme%2Fshop&before=17&limit=50',
      ],
      ['plugin://dora/v1/deliveries/17'],
    ]);
  });

  it.each([
    [
      'replayDeliveries',
      [{ state: 'failed', sourceId: 'github' }],
      'POST',
      '/deliveries/replay',
      '{"state":"failed","sourceId":"github"}',
    ],
    [
      'discardDeliveries',
      [['17'], 'A test'],
      'POST',
      '/deliveries/discard',
      '{"ids":["17"],"reason":"A test"}',
    ],
    [
      'mapSubject',
      ['service:shop', 'component:default/shop'],
      'PUT',
      '/mappings',
      '{"subject":"service:shop","entityRef":"component:default/shop"}',
    ],
    [
      'unmapSubject',
      ['service:shop', 'component:default/shop'],
      'DELETE',
      '/mappings?subject=service%3Ashop&entityRef=component%3Adefault%2Fshop',
      undefined,
    ],
    [
      'ignoreSubject',
      ['service:shop', 'Gone'],
      'PUT',
      '/subjects/ignored',
      '{"subject":"service:shop","reason":"Gone"}',
    ],
    [
      'restoreSubject',
      ['service:shop'],
      'DELETE',
      '/subjects/ignored?subject=service%3Ashop',
      undefined,
    ],
    [
      'startOperation',
      [{ kind: 'recompute' }],
      'POST',
      '/operations',
      '{"kind":"recompute"}',
    ],
    [
      'cancelOperation',
      ['op/1'],
      'POST',
      '/operations/op%2F1/cancel',
      undefined,
    ],
  ] as const)('%s', async (name, args, method, path, body) => {
    const { fetch, client } = clientOf(new Response(null, { status: 204 }));
    await (client[name] as (...all: unknown[]) => Promise<unknown>)(...args);
    expect(fetch).toHaveBeenCalledWith(`plugin://dora/v1${path}`, {
      method,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body }),
    });
  });

  it('asks for the status', async () => {
    const { fetch, client } = clientOf(Response.json({ revision: 'r1' }));
    await client.getStatus();
    expect(fetch).toHaveBeenCalledWith('plugin://dora/v1/status');
  });

  it('throws what the backend says', async () => {
    const { client } = clientOf(
      Response.json(
        {
          error: { name: 'NotAllowedError', message: 'No' },
          response: { statusCode: 403 },
        },
        { status: 403 },
      ),
    );
    await expect(client.getStatus()).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 403,
      body: { error: { message: 'No' } },
    });
  });
});
