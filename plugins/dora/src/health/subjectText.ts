import { UnmatchedSubject } from '@dora-metrics/backstage-plugin-dora-common';
import { senderTitle } from '../setup/senders';
import { Translate } from '../translation';

/** What a system knows by an id of its own: `pagerduty:PX12`. */
const FOREIGN = /^([a-z0-9-]+):(.+)$/;

/** A name that deliveries use, and what kind of name it is. */
export function subjectText(
  { type, name }: Pick<UnmatchedSubject, 'type' | 'name'>,
  t: Translate,
): { name: string; kind: string } {
  const foreign = type === 'other' ? FOREIGN.exec(name) : null;
  if (!foreign) {
    return { name, kind: t(`health.subject.${type}`) };
  }
  const [, system, id] = foreign;
  return {
    name: id,
    kind: t('health.subject.foreign', { system: senderTitle(system) }),
  };
}
