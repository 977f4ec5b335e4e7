import { STAGES } from '@dora-metrics/backstage-plugin-dora-common';
import { operation } from './operation';

/** The part of its time that each stage takes. */
export const stageParameters = Object.fromEntries(
  STAGES.map(stage => [
    nameOf(stage),
    {
      name: stage,
      in: 'query',
      required: false,
      description: `The part of its time that ${stage} takes; default: 1`,
      schema: { type: 'number', minimum: 0, maximum: 1 },
    },
  ]),
);

/** What lead time would be if stages took less. */
export const stagePaths = {
  '/v1/services/{namespace}/{kind}/{name}/stages/what-if': {
    get: operation({
      operationId: 'getServiceStagesWhatIf',
      summary:
        'Lead time if stages took a part of their time, recomputed for each change',
      parameters: [
        'namespace',
        'kind',
        'name',
        'range',
        'from',
        'to',
        'environment',
        ...STAGES.map(nameOf),
      ],
      answer: 'StageWhatIf',
      conditional: true,
    }),
  },
};

function nameOf(stage: string): string {
  return `${stage}Part`;
}
