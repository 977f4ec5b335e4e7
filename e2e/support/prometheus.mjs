import { findOnPath, isExecutable } from './executables.mjs';

const HOW_TO_GET_IT =
  'The Prometheus test needs Prometheus: apt-get install prometheus, brew install prometheus, or set PROMETHEUS_PATH';

/**
 * The Prometheus of this machine; `PROMETHEUS_PATH` chooses another one.
 *
 * @returns {string}
 * @throws when there is none, with the way to get it.
 */
export function findPrometheus() {
  const chosen = process.env.PROMETHEUS_PATH;
  const found = chosen
    ? isExecutable(chosen) && chosen
    : findOnPath('prometheus');
  if (!found) {
    throw new Error(HOW_TO_GET_IT);
  }
  return found;
}
