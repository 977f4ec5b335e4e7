/**
 * What backend modules use to extend the DORA plugin: kinds of event sources,
 * the facts that they report, and imports of history.
 *
 * @packageDocumentation
 */
export * from './authentication';
export * from './deploymentRules';
export * from './eventSource';
export * from './facts';
export * from './globs';
export * from './history';
export * from './subjects';
