import { DeliveryPage } from '@dora-metrics/backstage-plugin-dora-common';
import examples from '@octokit/webhooks-examples';
import {
  databases,
  DoraBackend,
  GITHUB_SECRET,
  service,
} from '../__testUtils__/doraBackend';

const deliveries = examples.flatMap(({ name, examples: bodies }) =>
  bodies.map((body, index) => ({ event: name, body, id: `${name}-${index}` })),
);

describe('the published examples of GitHub', () => {
  let backend: DoraBackend;

  beforeAll(async () => {
    backend = await DoraBackend.start({
      knex: await databases.init('SQLITE_3'),
      entities: [
        service('hello', {
          'github.com/project-slug': 'Codertocat/Hello-World',
        }),
      ],
      dora: {
        sources: {
          github: {
            secrets: [GITHUB_SECRET],
            deployments: [{ release: '*' }, { job: '*' }],
            incidentLabels: ['bug'],
          },
        },
      },
    });
  });

  afterAll(() => backend.stop());

  const deliveriesIn = async (state: string) => {
    const path = `/v1/deliveries?state=${state}&limit=200`;
    const { body } = await backend.get(path).expect(200);
    return (body as DeliveryPage).items;
  };

  it('are all accepted, and either tell facts or are ignored', async () => {
    const answers: number[] = [];
    for (const { event, body, id } of deliveries) {
      const { status } = await backend.github(event, body, id);
      answers.push(status);
    }
    expect(answers).toEqual(deliveries.map(() => 202));
    await backend.settled();

    for (const state of ['unparseable', 'failed', 'problems']) {
      expect(await deliveriesIn(state)).toEqual([]);
    }
    expect((await deliveriesIn('done')).length).toBeGreaterThan(60);
  });
});
