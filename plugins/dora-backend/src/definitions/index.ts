export { DEFAULT_VALUES } from './defaults';
export { checkValue, withValues } from './definitionValue';
export { failureWindowMs, maturesAfterMs } from './failureWindow';
export { DEFINITION_KEYS, linksDiffer, RULES } from './rules';
export type { Rule } from './rules';
export { valueText } from './valueText';
export { annotationOf, readServiceDefinitions } from './serviceDefinitions';
export type { ServiceDefinitions } from './serviceDefinitions';
