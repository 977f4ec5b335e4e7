/** Where the set-up of a service is, below its DORA tab. */
export const SETUP_PATH = 'setup';
