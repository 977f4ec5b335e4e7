/**
 * The contract between the DORA backend, its frontend and other plugins.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './deployments';
export * from './groups';
export * from './health';
export * from './imports';
export * from './metrics';
export * from './permissions';
export * from './series';
export * from './setup';
export * from './stages';
export * from './status';
export * from './targets';
