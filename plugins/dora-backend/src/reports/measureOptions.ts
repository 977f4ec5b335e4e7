import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { cellRulesOf } from '../cells/cellRules';
import { TallyOptions } from '../cells/tallyQuery';
import { DoraConfig } from '../config';
import { withValues } from '../definitions';
import { CalendarWindow, Profile, resolveWindow } from '../metrics';
import { KnownService } from './history';
import { toProfile } from './profile';
import { comparedWindow, ReportQuery } from './reportQuery';

/** DORA asks for rework over half a year. */
const HALF_YEAR = { range: '180d' };

/** Windows, environment and rules that services are measured by. */
export interface MeasureOptions {
  environment: string;
  window: CalendarWindow;
  previous: CalendarWindow | undefined;
  /** The last half year, where it is asked for. */
  halfYear?: CalendarWindow;
  profile: Profile;
  /** The rules of all services, where they have none of their own. */
  definitions: DefinitionValues;
  /** So many deployments and incidents are read one by one. */
  exactRows: number;
  now: Instant;
}

/** What a query asks to measure, at an instant. */
export function toMeasureOptions(
  { window, environment, compare, levels }: ReportQuery,
  config: DoraConfig,
  now: Instant,
): MeasureOptions {
  const resolved = resolveWindow(window, { timeZone: config.timeZone, now });
  return {
    environment,
    window: resolved,
    previous: comparedWindow(resolved, compare),
    profile: toProfile(config, levels),
    definitions: config.definitions.values,
    exactRows: config.exactRows,
    now,
  };
}

/** The same, with rework over the last half year. */
export function withHalfYear(options: MeasureOptions): MeasureOptions {
  const { window, now } = options;
  const { timeZone } = window;
  return { ...options, halfYear: resolveWindow(HALF_YEAR, { timeZone, now }) };
}

/** Whether the window and the one before it are the last half year. */
export function windowsAreHalfYear({
  window,
  previous,
  halfYear,
}: MeasureOptions): boolean {
  return (
    previous?.fromMs === halfYear?.fromMs &&
    previous?.toMs === window.fromMs &&
    window.toMs === halfYear?.toMs
  );
}

/** How the rows of a report are counted. */
export function toTallyOptions(
  { environment, definitions, window, exactRows, now }: MeasureOptions,
  histories: ReadonlyMap<string, KnownService>,
): TallyOptions {
  const config = { timeZone: window.timeZone, definitions };
  const rules = cellRulesOf(histories, config);
  return { environment, exactRows, config, rules, now };
}

/** The rules of a service: its own before those of all. */
export function definitionsOf(
  history: Pick<KnownService, 'definitions'> | undefined,
  definitions: DefinitionValues,
): DefinitionValues {
  const own = history?.definitions ?? {};
  return Object.keys(own).length === 0
    ? definitions
    : withValues(definitions, own);
}
