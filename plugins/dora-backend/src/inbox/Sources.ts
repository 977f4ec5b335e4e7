import { InputError } from '@backstage/errors';
import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { SourceConfig } from '../config';

/** A configured sender together with what its kind can do. */
export interface Source {
  config: SourceConfig;
  kind: DoraEventSource;
}

/** The configured senders by id. */
export class Sources {
  readonly #sources: Map<string, Source>;

  /** @throws InputError when a source is of a kind that nobody registered. */
  constructor(configs: SourceConfig[], kinds: DoraEventSource[]) {
    const byKind = new Map(kinds.map(kind => [kind.kind, kind]));
    this.#sources = new Map(
      configs.map(config => {
        const kind = byKind.get(config.kind);
        if (!kind) {
          throw new InputError(
            `dora.sources.${config.id}.kind: '${
              config.kind
            }' is unknown; there are ${[...byKind.keys()].join(', ')}`,
          );
        }
        return [config.id, { config, kind }];
      }),
    );
  }

  get(id: string): Source | undefined {
    return this.#sources.get(id);
  }

  all(): Source[] {
    return [...this.#sources.values()];
  }
}
