import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { lenientInstantField } from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { keyText } from '../reading/texts';

/** Groups of names that controllers put before their metadata; recent ones do not. */
const GROUPS = ['', 'kustomize', 'helm', 'event'];

/** What a controller of Flux says about one of its objects. */
export interface FluxEvent {
  kind: string;
  namespace?: string;
  name: string;
  reason: string;
  message: string;
  at?: Instant;
  /** The controller's own metadata, and what annotations and the Alert add to it. */
  metadata: Map<string, unknown>;
}

/** The event that a body is; undefined for other bodies. */
export function readEvent(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): FluxEvent | undefined {
  if (!Object.hasOwn(body, 'involvedObject')) return undefined;
  const { involvedObject, ...fields } = validate(
    z.object({
      involvedObject: z.object({
        kind: z.string(),
        namespace: lenientText,
        name: z.string(),
      }),
      reason: lenientText,
      message: lenientText,
      timestamp: lenientInstantField(assumeTimeZone),
      metadata: z.record(z.unknown()).nullish().catch(undefined),
    }),
    body,
  );
  const name = keyText(involvedObject.name);
  if (!name) {
    throw new Error('$.involvedObject.name: is empty');
  }
  return {
    kind: involvedObject.kind,
    namespace: keyText(involvedObject.namespace),
    name,
    reason: fields.reason ?? '',
    message: fields.message ?? '',
    at: fields.timestamp,
    metadata: new Map(Object.entries(fields.metadata ?? {})),
  };
}

/** What the first of these names stands for in the metadata of an event. */
export function metadataOf(
  { metadata }: FluxEvent,
  ...names: string[]
): string | undefined {
  for (const name of names) {
    for (const group of GROUPS) {
      const value = metadata.get(
        group === '' ? name : `${group}.toolkit.fluxcd.io/${name}`,
      );
      if (typeof value === 'string' && value.trim() !== '') {
        return value.trim();
      }
    }
  }
  return undefined;
}
