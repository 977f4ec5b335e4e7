import {
  DeploymentState,
  ParseResult,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { argoText, orNothing, textsByName } from '../argocd/argoFields';
import { lenientInstantField, startOfList } from '../reading/fields';
import { validate } from '../reading/problems';

const MAX_CONTAINERS = 50;

/** What the triggers of Argo Rollouts say about the update that is under way. */
const STATES = new Map<string, DeploymentState>([
  ['rollout-updated', 'running'],
  ['rollout-completed', 'succeeded'],
  ['rollout-aborted', 'failed'],
  ['analysis-run-failed', 'failed'],
  ['analysis-run-error', 'failed'],
]);

const container = z.object({ image: argoText }).catch({});

const podTemplate = z.object({
  spec: orNothing(
    z.object({
      containers: startOfList(container, MAX_CONTAINERS).catch(undefined),
    }),
  ),
});

const rollout = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: argoText,
    uid: argoText,
    labels: textsByName,
    annotations: textsByName,
  }),
  spec: orNothing(z.object({ template: orNothing(podTemplate) })),
  status: orNothing(z.object({ currentPodHash: argoText })),
});

export type Rollout = z.output<typeof rollout>;

/** A Rollout, and what is said beside it. */
export interface Notification {
  state: DeploymentState;
  at?: number;
  environment?: string;
  cluster?: string;
  rollout: Rollout;
}

/** The body of our own templates; see docs/sources/argo-rollouts.md. */
export function readNotification(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): Notification | Extract<ParseResult, { ignored: string }> {
  if (!Object.hasOwn(body, 'rollout')) {
    return { ignored: 'The body holds no Rollout.' };
  }
  const state = STATES.get(triggerOf(body));
  if (!state) {
    return {
      ignored:
        'The body names no event at which the update of a Rollout begins or ends.',
    };
  }
  const { time, ...fields } = validate(
    z.object({
      time: lenientInstantField(assumeTimeZone),
      environment: argoText,
      cluster: argoText,
      rollout,
    }),
    body,
  );
  return { state, at: time, ...fields };
}

/** `RolloutAborted` is what Argo Rollouts calls the event, `on-rollout-aborted` its trigger. */
function triggerOf({ event }: Record<string, unknown>): string {
  return (argoText.parse(event) ?? '')
    .slice(0, 50)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/^on-/, '');
}
