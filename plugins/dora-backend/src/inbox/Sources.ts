import { InputError } from '@backstage/errors';
import {
  DoraEventSource,
  ParseResult,
  StoredDelivery,
} from '@dora-metrics/backstage-plugin-dora-node';
import { SourceConfig } from '../sourceConfig';
import { parseComparison } from '../sources/comparison/parseComparison';
import { createVerifier, NOBODY, Verifier } from './authentication';

/**
 * Source of what Git hosts answer when they are asked. Nobody can send to it,
 * for no key of the configuration can have a colon.
 */
export const COMPARISON_SOURCE_ID = 'git:comparison';

/** Turns a stored delivery into facts, or throws when it makes no sense. */
export type Parse = (delivery: StoredDelivery) => ParseResult;

/** A configured sender together with what its kind can do. */
export interface Source {
  config: SourceConfig;
  kind: DoraEventSource;
  verifier: Verifier;
}

/** The configured senders by id. */
export class Sources {
  readonly #kinds: Map<string, DoraEventSource>;
  #sources: Map<string, Source>;

  /**
   * @throws InputError when a source is of a kind that nobody registered, or
   * has secrets that are of no use.
   */
  constructor(configs: SourceConfig[], kinds: DoraEventSource[]) {
    this.#kinds = new Map(kinds.map(kind => [kind.kind, kind]));
    this.#sources = this.#join(configs);
  }

  get(id: string): Source | undefined {
    return this.#sources.get(id);
  }

  /** What reads the deliveries of a source; undefined when it is not configured. */
  parserOf(id: string): Parse | undefined {
    if (id === COMPARISON_SOURCE_ID) {
      return parseComparison;
    }
    const source = this.get(id);
    return source && (delivery => source.kind.parse(delivery, source.config));
  }

  all(): Source[] {
    return [...this.#sources.values()];
  }

  /**
   * Goes over to other configuration, or throws like the constructor and stays
   * with what it has.
   */
  replace(configs: SourceConfig[]): void {
    this.#sources = this.#join(configs);
  }

  #join(configs: SourceConfig[]): Map<string, Source> {
    return new Map(
      configs.map(config => {
        const kind = this.#kindOf(config);
        return [
          config.id,
          { config, kind, verifier: verifierOf(config, kind) },
        ];
      }),
    );
  }

  #kindOf({ id, kind }: SourceConfig): DoraEventSource {
    const found = this.#kinds.get(kind);
    if (!found) {
      const known = [...this.#kinds.keys()].join(', ');
      throw new InputError(
        `dora.sources.${id}.kind: '${kind}' is unknown; there are ${known}`,
      );
    }
    return found;
  }
}

function verifierOf(config: SourceConfig, kind: DoraEventSource): Verifier {
  if (!config.takesWebhooks) return NOBODY;
  try {
    return createVerifier({
      ...config,
      authentication: config.authentication ?? kind.authentication,
    });
  } catch (error) {
    throw new InputError(
      `dora.sources.${config.id}.secrets: ${(error as Error).message}`,
    );
  }
}
