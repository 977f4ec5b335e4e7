import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { DeploymentLink } from './deploymentLink';
import { Component } from './scope';

/** What ran in an environment before the first deployment that is derived. */
export interface EarlierDeployments {
  components: Array<{
    component: Component;
    live: DeploymentLink | null;
    /** The last that has ended, however it did. */
    ended: DeploymentLink | null;
  }>;
  /** When each identity first ran. */
  firstRanAt: Map<string, Instant>;
}

/** What has run in one environment of a service up to a moment, by component. */
export class RunHistory {
  readonly #ranOf = new Map<string, DeploymentLink[]>();
  readonly #endedOf = new Map<string, DeploymentLink>();
  readonly #firstRanAt: Map<string, Instant>;

  constructor({ components, firstRanAt }: EarlierDeployments) {
    for (const { component, live, ended } of components) {
      this.#ranOf.set(keyOf(component), live ? [live] : []);
      if (ended) {
        this.#endedOf.set(keyOf(component), ended);
      }
    }
    this.#firstRanAt = new Map(firstRanAt);
  }

  /** The deployment that runs; null when none is known to. */
  live(component: Component): DeploymentLink | null {
    return this.#ran(component).at(-1) ?? null;
  }

  /** The deployment that brought what runs, and none that merely repeats it. */
  lastNew(component: Component): DeploymentLink[] {
    return this.#ran(component)
      .filter(({ kind }) => kind !== 'redeploy')
      .slice(-1);
  }

  /**
   * What has run after a version last did, as far as it is derived here;
   * undefined where the version is not known to have run.
   */
  since(
    component: Component,
    identity: string | null,
  ): DeploymentLink[] | undefined {
    if (identity === null || !this.#firstRanAt.has(identity)) {
      return undefined;
    }
    const ran = this.#ran(component);
    const last = ran.map(link => link.identity).lastIndexOf(identity);
    return ran.slice(last + 1);
  }

  /** Whether what a deployment brings is known to have run before the live version first did. */
  ranBefore(
    { identity }: DeploymentLink,
    live: DeploymentLink | null,
  ): boolean {
    if (identity === null || live === null || live.identity === null) {
      return false;
    }
    const ranAt = this.#firstRanAt.get(identity);
    const liveRanAt = this.#firstRanAt.get(live.identity) ?? live.occurredAt;
    return ranAt !== undefined && ranAt < liveRanAt;
  }

  /** Whether a deployment takes back what runs, and not only a failed attempt. */
  isFromLive(component: Component, link: DeploymentLink): boolean {
    return (
      this.#endedOf.get(keyOf(component))?.status !== 'failed' ||
      this.ranBefore(link, this.live(component))
    );
  }

  add(component: Component, link: DeploymentLink): void {
    if (link.status === 'succeeded') {
      const { identity, occurredAt } = link;
      this.#ran(component).push(link);
      if (identity !== null && !this.#firstRanAt.has(identity)) {
        this.#firstRanAt.set(identity, occurredAt);
      }
    }
    if (link.status !== 'running') {
      this.#endedOf.set(keyOf(component), link);
    }
  }

  #ran(component: Component): DeploymentLink[] {
    const key = keyOf(component);
    const ran = this.#ranOf.get(key) ?? [];
    this.#ranOf.set(key, ran);
    return ran;
  }
}

function keyOf({ repository, place }: Component): string {
  return JSON.stringify([repository, place]);
}
