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
      [{ verdict: 'failed', offset: 25, limit: 25 }],
      '/deployments?verdict=failed&offset=25&limit=25',
    ],
    ['getDeployment', ['argo/1'], '/deployments/argo%2F1'],
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
