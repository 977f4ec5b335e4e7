import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';

describe('operations by API', () => {
  let backend: DoraBackend;
  let conforms: (schema: string, body: unknown) => void;

  beforeAll(async () => {
    backend = await DoraBackend.start({
      knex: await databases.init('SQLITE_3'),
      entities: [service('checkout')],
    });
    await backend.settled();
    const { body } = await backend.get('/openapi.json').expect(200);
    const ajv = addFormats(new Ajv2020({ strict: false }));
    ajv.addSchema({ components: body.components }, 'document');
    conforms = (schema, answer) => {
      ajv.validate({ $ref: `document#/components/schemas/${schema}` }, answer);
      expect(ajv.errors ?? []).toEqual([]);
    };
  });

  afterAll(() => backend.stop());

  const start = (wanted: object) => backend.post('/v1/operations', wanted);

  it('answers what its document says', async () => {
    const { state } = await backend.operate({ kind: 'recompute' });
    expect(state).toBe('done');
    const started = await start({ kind: 'reparse' }).expect(200);
    conforms('Operation', started.body);
    const list = await backend.get('/v1/operations').expect(200);
    expect(list.body.operations).toHaveLength(2);
    conforms('OperationList', list.body);

    const wanted = { id: 'a', title: 'A', sourceId: 'generic', total: 3 };
    const begun = await backend.post('/v1/imports', wanted).expect(200);
    conforms('Import', begun.body);
    conforms('ImportList', (await backend.get('/v1/imports')).body);
    const page = await backend.post('/v1/imports/a/events', { events: [] });
    conforms('ImportPageResult', page.body);
    conforms('DoraStatus', (await backend.get('/v1/status')).body);
  });

  it.each([
    [{}],
    [{ kind: 'drop' }],
    [{ kind: 'erase_service' }],
    [{ kind: 'erase_service', entityRef: 'checkout' }],
    [{ kind: 'erase_person', identifiers: [] }],
    [{ kind: 'erase_person', identifiers: ['ab'] }],
    [{ kind: 'erase_person', identifiers: ['  a  '] }],
    [{ kind: 'erase_person', identifiers: ['---'] }],
    [{ kind: 'erase_person', identifiers: ['abc\ud800'] }],
    [{ kind: 'recompute', entityRef: 'component:default/checkout' }],
  ])('refuses %j', async wanted => {
    await start(wanted).expect(400);
  });

  it('cancels what runs, once', async () => {
    await backend.post('/v1/operations/none/cancel', {}).expect(404);
    const { body } = await start({ kind: 'recompute' }).expect(200);
    const path = `/v1/operations/${body.id}/cancel`;
    const answers = [
      await backend.post(path, {}),
      await backend.post(path, {}),
    ];
    expect(answers.map(({ status }) => status)).toContain(409);
    expect(answers[1].status).toBe(409);
  });
});
