import { SourceSettings } from '@dora-metrics/backstage-plugin-dora-node';
import { testSettings } from '../testDeliveries';

/** Settings under which the examples tell as much as they can. */
export const corpusSettings: SourceSettings = {
  ...testSettings,
  deploymentRules: [
    { of: 'job', name: '*deploy*', environment: 'production' },
    { of: 'pipeline', name: '*release*', environment: 'production' },
    { of: 'release', name: '*', environment: 'production' },
  ],
  incidentLabels: ['incident', 'bug'],
};
