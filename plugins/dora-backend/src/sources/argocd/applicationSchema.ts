import { z } from 'zod/v3';
import { instantField, lenientInstantField } from '../reading/fields';
import { endOfList } from '../reading/lenientFields';
import { argoText, argoTexts, orNothing, textsByName } from './argoFields';

const MAX_SOURCES = 50;

const source = z.object({ repoURL: argoText });
const sources = orNothing(z.array(z.unknown())).transform(items =>
  (items ?? []).slice(0, MAX_SOURCES).map(item => source.safeParse(item).data),
);

const metadata = z.object({
  name: z.string(),
  namespace: argoText,
  labels: textsByName,
  annotations: textsByName,
});

const spec = z.object({
  source: orNothing(source),
  sources,
  destination: orNothing(
    z.object({ name: argoText, server: argoText, namespace: argoText }),
  ),
});

const operation = z.object({
  sync: orNothing(
    z.object({
      autoHealAttemptsCount: orNothing(z.number()),
      dryRun: orNothing(z.boolean()),
      resources: orNothing(z.array(z.unknown())),
      syncStrategy: orNothing(
        z.object({ apply: z.unknown(), hook: z.unknown() }),
      ),
      revision: argoText,
      revisions: argoTexts,
      source: orNothing(source),
      sources,
    }),
  ),
});

const syncResult = z.object({
  revision: argoText,
  revisions: argoTexts,
  source: orNothing(source),
  sources,
});

/** The parts of Argo CD's Application that tell of its last sync. */
export function applicationSchema(assumeTimeZone: string) {
  const instant = instantField(assumeTimeZone);
  const operationState = z.object({
    phase: argoText,
    startedAt: instant,
    finishedAt: instant,
    operation: orNothing(operation),
    syncResult: orNothing(syncResult),
  });
  const lenientInstant = lenientInstantField(assumeTimeZone);
  const health = z.object({
    status: argoText,
    lastTransitionTime: lenientInstant,
  });
  const deployment = z.object({
    deployStartedAt: lenientInstant,
    deployedAt: lenientInstant,
  });
  const status = z.object({
    operationState: operationState.nullish(),
    sync: orNothing(z.object({ revision: argoText, revisions: argoTexts })),
    history: endOfList(deployment, 1),
    health: orNothing(health),
    summary: orNothing(z.object({ images: argoTexts })),
  });
  return z.object({
    metadata,
    spec: orNothing(spec),
    status: status.nullish(),
  });
}

export type Application = z.output<ReturnType<typeof applicationSchema>>;

/** What a body may say beside the application. */
export const besideApplicationSchema = z.object({
  event: argoText,
  environment: argoText,
  url: argoText,
});
