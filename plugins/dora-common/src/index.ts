/**
 * The contract between the DORA backend, its frontend and other plugins.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './corrections';
export * from './definitions';
export * from './deployments';
export * from './explanations';
export * from './groups';
export * from './health';
export * from './imports';
export * from './incidents';
export * from './interventions';
export * from './metrics';
export * from './pages';
export * from './permissions';
export * from './restatements';
export * from './series';
export * from './setup';
export * from './simulation';
export * from './stages';
export * from './status';
export * from './targets';
export * from './trends';
export * from './workInProgress';
