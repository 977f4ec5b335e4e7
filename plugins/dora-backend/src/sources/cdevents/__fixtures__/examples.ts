export const SHA = '486ea46224d1bb4fb680f34f7c9ad96a8f24ec88';
export const DIGEST = `sha256%3A${'0b31b1c0'.repeat(8)}`;

/** Parts of an event that replace those of the fixture. */
interface More {
  context?: object;
  subject?: object;
  customData?: unknown;
}

/** An event of a type such as `service.deployed`. */
export function cdevent(
  type: string,
  id: string,
  content: object = {},
  more: More = {},
) {
  return {
    context: {
      specversion: '0.5.0',
      id: `event-${type}-${id}`,
      source: '/shop/pipelines',
      type: `dev.cdevents.${type}.0.3.0`,
      timestamp: '2026-03-02T14:43:05.123456Z',
      chainId: '8b6f6c1e-0a54-4b3d-9a2f-0c9d3a6e1f11',
      links: [],
      ...more.context,
    },
    subject: { id, source: '/shop/pipelines', content, ...more.subject },
    customData: more.customData,
    customDataContentType: 'application/json',
  };
}

/** What tells the commit where the vocabulary cannot. */
export const origin = {
  dora: { repository: 'https://github.com/Acme/Checkout', revision: SHA },
};

export const deployed = cdevent('service.deployed', 'service/checkout', {
  environment: { id: 'production', source: 'eu-west' },
  artifactId: `pkg:oci/checkout@${DIGEST}?repository_url=registry.example.com/acme/checkout&tag=1.4.2`,
});

export const packaged = cdevent(
  'artifact.packaged',
  `pkg:oci/checkout@${DIGEST}`,
  { change: { id: SHA, source: 'github.com/Acme/Checkout' } },
);

export const merged = cdevent('change.merged', '42', {
  repository: { id: 'Acme/Checkout', source: 'https://github.com' },
});

export const taskFinished = cdevent(
  'taskrun.finished',
  'run-7-unit-tests',
  {
    taskName: 'unit tests',
    uri: 'https://ci.example.com/runs/7/unit-tests',
    pipelineRun: { id: 'run-7' },
    outcome: 'failure',
  },
  { customData: origin },
);

export const detected = cdevent('incident.detected', 'INC-7', {
  description: '5 % of the checkouts fail',
  environment: { id: 'production' },
  service: { id: 'checkout' },
});

export const ticket = cdevent(
  'ticket.created',
  'OPS-11',
  {
    summary: 'Nobody can pay',
    ticketType: 'Incident',
    creator: 'A. Author',
    priority: 'Highest',
    uri: 'https://tickets.example.com/OPS-11',
  },
  { customData: { dora: { service: 'checkout', environment: 'staging' } } },
);

/** Events with their envelopes in the body. */
export const structured = [deployed, detected].map(data => ({
  specversion: '1.0',
  id: data.context.id,
  source: data.context.source,
  type: data.context.type,
  time: data.context.timestamp,
  datacontenttype: 'application/json',
  data,
}));

/** Bodies that are understood, with their events. */
export const cdeventsExamples = [
  deployed,
  packaged,
  merged,
  taskFinished,
  detected,
  ticket,
  ...structured,
  structured,
].map(body => ({ kind: 'cdevents', event: typeOf(body), body }));

/** A batch has no type. */
function typeOf(body: object): string | null {
  if ('context' in body) return (body as typeof deployed).context.type;
  return 'type' in body ? String(body.type) : null;
}
