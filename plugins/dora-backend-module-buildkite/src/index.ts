/** Adds the kind of sender `buildkite` to the DORA plugin. @packageDocumentation */
export { doraModuleBuildkite as default } from './module';
