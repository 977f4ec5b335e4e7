/**
 * The contract between the DORA backend, its frontend and other plugins.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './deployments';
export * from './metrics';
export * from './series';
export * from './stages';
export * from './status';
