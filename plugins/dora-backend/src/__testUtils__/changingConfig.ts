import { Config, ConfigReader } from '@backstage/config';

/** Root configuration that can change while a backend runs. */
export class ChangingConfig {
  readonly config: Config;
  readonly #listeners = new Set<() => void>();
  #current: Config;

  constructor(data: object) {
    this.#current = readerOf(data);
    this.config = new Proxy(this.#current, {
      get: (_, name) => {
        if (name === 'subscribe') return this.#subscribe;
        const value = this.#current[name as keyof Config];
        return typeof value === 'function' ? value.bind(this.#current) : value;
      },
    });
  }

  change(data: object): void {
    this.#current = readerOf(data);
    this.#listeners.forEach(listener => listener());
  }

  readonly #subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return { unsubscribe: () => this.#listeners.delete(listener) };
  };
}

function readerOf(data: object): Config {
  return new ConfigReader(JSON.parse(JSON.stringify(data)));
}
