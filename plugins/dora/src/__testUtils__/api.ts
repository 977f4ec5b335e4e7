import { Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { DoraApi } from '../api/DoraApi';
import { aCorrection, someCorrections } from './corrections';
import { aSimulation, someDefinitions } from './definitions';
import { aDeployment, aDetail, aPage } from './deployments';
import { anExplanation } from './explanations';
import { aTeam } from './groups';
import { someIncidents } from './incidents';
import {
  aDeliveryDetail,
  aHealth,
  anOperation,
  someDeliveries,
} from './health';
import { someInterventions } from './interventions';
import { anOrganisation, aLeaderboard } from './organisation';
import { aReport, aStatus } from './reports';
import { someRestatements } from './restatements';
import { aSetup } from './setup';
import { aSeries } from './series';
import { aWhatIf, someStages } from './stages';
import { someTargets } from './targets';
import { someTrends } from './trends';
import { aTeamsWork, someWork } from './workInProgress';

export const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
};

/** A backend of a healthy service, with answers replaced. */
export function anApi(answers: Partial<DoraApi> = {}): DoraApi {
  return {
    getServiceMetrics: async () => aReport(),
    getServiceSeries: async () => aSeries(),
    getDeployments: async () => aPage(),
    getDeployment: async (_, id) => aDetail(aDeployment({ id })),
    getServiceStages: async () => someStages(),
    getDefinitions: async () => someDefinitions(),
    simulate: async () => aSimulation(),
    getStageWhatIf: async () => aWhatIf(),
    getWorkInProgress: async () => someWork(),
    getTeamWorkInProgress: async () => aTeamsWork(),
    getServiceSetup: async () => aSetup(),
    getTeamMetrics: async () => aTeam(),
    getOrganisationMetrics: async () => anOrganisation(),
    getLeaderboard: async () => aLeaderboard(),
    getServiceRestatements: async () => someRestatements(),
    getTeamRestatements: async () => someRestatements(),
    getRestatements: async () => someRestatements(),
    getTargets: async () => someTargets(),
    setTarget: async () => someTargets(),
    removeTarget: async () => someTargets(),
    getInterventions: async () => someInterventions(),
    addIntervention: async () => someInterventions(),
    removeIntervention: async () => someInterventions(),
    getTrends: async () => someTrends(),
    explainService: async (_, metric) => anExplanation({ metric }),
    explainTeam: async (_, metric) => anExplanation({ metric }),
    explainOrganisation: async metric =>
      anExplanation({ metric, entityRef: null }),
    getCorrections: async () => someCorrections(),
    makeCorrection: async (_, { reason, ...change }) =>
      aCorrection({ change, reason }),
    undoCorrection: async (_, id) => aCorrection({ id }),
    getIncidents: async () => someIncidents(),
    getStatus: async () => aStatus(),
    getHealth: async () => aHealth(),
    getDeliveries: async () => someDeliveries(),
    getDelivery: async id => aDeliveryDetail({ id }),
    replayDeliveries: async () => ({ changed: 1 }),
    discardDeliveries: async () => ({ changed: 1 }),
    mapSubject: async () => {},
    unmapSubject: async () => {},
    ignoreSubject: async () => {},
    restoreSubject: async () => {},
    startOperation: async ({ kind }) => anOperation({ kind }),
    cancelOperation: async id => anOperation({ id, state: 'cancelled' }),
    ...answers,
  };
}

/** The error of a backend that answers with a status and a message. */
export function responseError(
  status: number,
  message: string,
): Promise<ResponseError> {
  return ResponseError.fromResponse(
    Response.json(
      { error: { name: 'Error', message }, response: { statusCode: status } },
      { status },
    ) as never,
  );
}
