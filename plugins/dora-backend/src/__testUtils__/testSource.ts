import {
  BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  DoraFact,
  doraEventSourcesExtensionPoint,
  ParseResult,
} from '@dora-metrics/backstage-plugin-dora-node';

/**
 * A module that adds the kind of sender `test`, whose deliveries mean what a
 * test says they mean.
 */
export function testSource(
  parse: (body: string) => ParseResult,
): BackendFeature {
  return createBackendModule({
    pluginId: 'dora',
    moduleId: 'test-source',
    register(env) {
      env.registerInit({
        deps: { sources: doraEventSourcesExtensionPoint },
        async init({ sources }) {
          sources.addEventSource({
            kind: 'test',
            authentication: { scheme: 'bearer' },
            accepts: () => true,
            identify: () => ({}),
            parse: ({ body }) => parse(body.toString()),
          });
        },
      });
    },
  });
}

/** A fact that breaks its store, with an error of this code if one is given. */
export function breakingFact(code?: string): DoraFact {
  return {
    type: 'deployment',
    at: 0,
    subject: 'service:checkout',
    get key(): string {
      throw Object.assign(new Error('The store is at its wits’ end'), { code });
    },
  };
}
