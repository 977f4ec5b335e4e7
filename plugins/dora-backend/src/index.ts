/**
 * The backend of DORA for Backstage.
 *
 * @packageDocumentation
 */
export { doraPlugin as default } from './plugin';
