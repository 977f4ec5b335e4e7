/*
 * Prints the facts of all examples, and of times without zone, as this process
 * reads them: `timeZones.test.ts` runs it where clocks show other times.
 */
import { builtInEventSources } from '..';
import { dayOf, startOfDay } from '../../metrics';
import { parseInstant } from '../reading/instants';
import { delivery, testSettings } from '../testDeliveries';
import { CORPUS } from './corpus';

const facts = builtInEventSources.flatMap(source =>
  CORPUS[source.kind].map(({ event, body }) =>
    source.parse(delivery(body, { event }), testSettings),
  ),
);
const instants = [
  '2026-03-29 02:30:00',
  '2026-03-08T02:30:00',
  '2026-11-01 01:30:00',
  '2026-07-02T23:59:59.999',
].flatMap(time =>
  ['UTC', 'Europe/Berlin', 'America/New_York'].map(zone =>
    parseInstant(time, zone),
  ),
);
const days = instants.map(instant => {
  const day = dayOf(instant!, 'Europe/Berlin');
  return [day, startOfDay(day, 'Europe/Berlin')];
});
process.stdout.write(
  JSON.stringify({
    offset: new Date(2026, 0).getTimezoneOffset(),
    told: { facts, instants, days },
  }),
);
