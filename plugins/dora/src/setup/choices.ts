import {
  DORA_SOURCE_KINDS,
  DoraSourceKind,
  SetupSource,
} from '@dora-metrics/backstage-plugin-dora-common';
import { isBuiltIn, SENDERS, SentStep } from './senders';

/** A sender to choose: a source that is configured, or a kind that could be. */
export interface Choice {
  key: string;
  /** Id of the source, or the one that it would be given. */
  sourceId: string;
  kind: string;
  configured: boolean;
}

/** Kinds to begin with where nothing is configured yet. */
const USUAL: Record<SentStep, DoraSourceKind> = {
  git: 'github',
  deployments: 'argocd',
  incidents: 'pagerduty',
  ci: 'github',
};

/** Who could tell of a step: what is configured first, then all kinds. */
export function choicesFor(step: SentStep, sources: SetupSource[]): Choice[] {
  const configured = sources
    // Nobody but its module knows what a kind of its own tells.
    .filter(({ kind }) => !isBuiltIn(kind) || tells(kind, step))
    .map(({ id, kind }) => ({
      key: `source:${id}`,
      sourceId: id,
      kind,
      configured: true,
    }));
  const kinds = DORA_SOURCE_KINDS.filter(kind => tells(kind, step)).map(
    kind => ({
      key: `kind:${kind}`,
      sourceId: freeId(kind, sources),
      kind,
      configured: false,
    }),
  );
  return [...configured, ...kinds];
}

/** What is chosen before anybody has. */
export function firstChoice(step: SentStep, choices: Choice[]): Choice {
  return (
    choices.find(({ configured }) => configured) ??
    choices.find(({ kind }) => kind === USUAL[step])!
  );
}

function tells(kind: DoraSourceKind, step: SentStep): boolean {
  return SENDERS[kind].steps.includes(step);
}

function freeId(kind: string, sources: SetupSource[]): string {
  const taken = new Set(sources.map(({ id }) => id));
  let id = kind;
  for (let number = 2; taken.has(id); number++) {
    id = `${kind}-${number}`;
  }
  return id;
}
