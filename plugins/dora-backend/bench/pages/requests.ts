/** What a page of the plugin asks of the backend when it is opened. */
export interface PageRequests {
  page: string;
  paths: string[];
}

const SERVICE = '/v1/services/default/component/checkout';
const TEAM = '/v1/teams/default/shopping';
const PERIOD = 'range=30d&environment=production';
const COMPARED = `${PERIOD}&compare=previous`;
const AGAINST_QUARTER = `${PERIOD}&compare=preceding_90d`;
const ENVIRONMENT = 'environment=production';
const ROWS = 'part=included&offset=0&limit=25';

/** The pages of the example organisation as they are first shown. */
export const PAGES: PageRequests[] = [
  {
    page: 'Card of a service',
    paths: [
      '/v1/status',
      `${SERVICE}/metrics?${COMPARED}`,
      `${SERVICE}/series?${COMPARED}`,
    ],
  },
  {
    page: 'Service',
    paths: [
      '/v1/status',
      `${SERVICE}/metrics?${COMPARED}`,
      `${SERVICE}/series?${COMPARED}`,
      `${SERVICE}/stages?${PERIOD}&compare=none`,
      `${SERVICE}/metrics?${AGAINST_QUARTER}`,
      `${SERVICE}/metrics?range=7d&compare=previous&${ENVIRONMENT}`,
      `${SERVICE}/deployments?${COMPARED}&limit=25`,
      `${SERVICE}/incidents?${PERIOD}&limit=25`,
      `${SERVICE}/corrections`,
      `${SERVICE}/work-in-progress?${ENVIRONMENT}`,
      '/v1/targets/default/component/checkout',
      '/v1/interventions/default/component/checkout',
      `/v1/trends/default/component/checkout?weeks=26&${ENVIRONMENT}`,
    ],
  },
  {
    page: 'Explanation of a service',
    paths: [`${SERVICE}/explanations/lead_time?${PERIOD}&${ROWS}`],
  },
  {
    page: 'Team',
    paths: [
      '/v1/status',
      `${TEAM}/metrics?${COMPARED}&includeSubTeams=false`,
      `${TEAM}/work-in-progress?${ENVIRONMENT}&includeSubTeams=false`,
      '/v1/targets/default/group/shopping',
      '/v1/interventions/default/group/shopping',
      `/v1/leaderboard?range=90d&${ENVIRONMENT}&parent=group:default/acme`,
    ],
  },
  {
    page: 'Organisation',
    paths: [
      '/v1/status',
      `/v1/organisation/metrics?${COMPARED}`,
      `/v1/organisation/metrics?${AGAINST_QUARTER}`,
      `/v1/leaderboard?range=90d&${ENVIRONMENT}`,
    ],
  },
  {
    page: 'Explanation of all services',
    paths: [
      `/v1/organisation/explanations/lead_time?${PERIOD}&${ROWS}`,
      `/v1/organisation/explanations/deployment_frequency?${PERIOD}&${ROWS}`,
    ],
  },
  { page: 'Definitions', paths: ['/v1/definitions'] },
  { page: 'Set up sources', paths: [`${SERVICE}/setup`] },
  { page: 'Data health', paths: ['/v1/health', '/v1/deliveries?limit=50'] },
];
