import { DoraBackend } from '../../src/__testUtils__/runningBackend';

interface Parameter {
  name: string;
  in: string;
}

const BASE = '/api/dora';

/** The values that parameters of paths take. */
export type PathValues = Record<string, string[]>;

/**
 * All that can be asked of the API, read off its own document, so that a new
 * path is asked too. Throws when one asks for a value that is not there.
 */
export async function readQuestions(
  backend: DoraBackend,
  values: PathValues,
): Promise<string[]> {
  const { body } = await backend.get('/openapi.json').expect(200);
  const named = body.components.parameters;
  return Object.entries<any>(body.paths)
    .filter(([, { get }]) => get)
    .flatMap(([path, { get }]) => {
      const parameters: Parameter[] = (get.parameters ?? []).map((told: any) =>
        told.$ref ? named[told.$ref.split('/').pop()] : told,
      );
      return parameters
        .filter(parameter => parameter.in === 'path')
        .reduce(
          (paths, { name }) => fill(paths, name, values),
          [path.replace(BASE, '')],
        );
    });
}

function fill(paths: string[], name: string, values: PathValues): string[] {
  const filled = values[name];
  if (!filled) {
    throw new Error(`No value for {${name}} in ${paths[0]}`);
  }
  return paths.flatMap(path =>
    filled.map(value => path.replace(`{${name}}`, value)),
  );
}
