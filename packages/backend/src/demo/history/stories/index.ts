import { FOUNDATIONS } from './foundations';
import { PAYMENTS } from './payments';
import { SHOPPING } from './shopping';

/**
 * The services of the example organisation that send events. `feature-flags` and
 * `mail-relay` are in the catalog and deliberately not here.
 */
export const STORIES = [...SHOPPING, ...PAYMENTS, ...FOUNDATIONS];
