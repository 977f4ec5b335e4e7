/**
 * DORA metrics on the pages of your services, for the legacy frontend system;
 * `./alpha` is the plugin for the new one.
 *
 * @packageDocumentation
 */
export { doraApiRef } from './api/DoraApi';
export type {
  Comparison,
  DeliveriesQuery,
  DeploymentsQuery,
  DoraApi,
  ExplanationQuery,
  IncidentsQuery,
  LeaderboardQuery,
  ReportQuery,
  RestatementsQuery,
  StageWhatIfQuery,
  TeamExplanationQuery,
  TeamQuery,
  TeamWorkInProgressQuery,
  TrendsQuery,
  WorkInProgressQuery,
} from './api/DoraApi';
export { DoraClient } from './api/DoraClient';
export {
  DoraPage,
  doraPlugin,
  EntityDoraCard,
  EntityDoraContent,
  EntityTeamDoraContent,
} from './plugin';
export { isDoraAvailable } from './service/annotation';
export { doraTranslationRef } from './translation';
