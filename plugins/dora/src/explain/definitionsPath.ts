/** Where the definitions are, below the tab of a service and the page of the organisation. */
export const DEFINITIONS_PATH = 'definitions';
