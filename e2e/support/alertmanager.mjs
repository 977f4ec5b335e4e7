import { findOnPath, isExecutable } from './executables.mjs';

const NAMES = ['prometheus-alertmanager', 'alertmanager'];
const HOW_TO_GET_IT =
  'This test needs Alertmanager: apt-get install prometheus-alertmanager, brew install alertmanager, or set ALERTMANAGER_PATH';

/**
 * The Alertmanager of this machine; `ALERTMANAGER_PATH` chooses another one.
 *
 * @returns {string}
 * @throws when there is none, with the way to get it.
 */
export function findAlertmanager() {
  const chosen = process.env.ALERTMANAGER_PATH;
  const found = chosen
    ? isExecutable(chosen) && chosen
    : NAMES.map(findOnPath).find(Boolean);
  if (!found) {
    throw new Error(HOW_TO_GET_IT);
  }
  return found;
}
