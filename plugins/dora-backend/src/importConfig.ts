import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { SourceConfig } from './sourceConfig';

const LONGEST_ID = 64;

/** A file of generic events to import. */
export interface FileImportConfig {
  id: string;
  title: string;
  file: string;
  /** Id of a configured source of kind `generic`. */
  sourceId: string;
}

/**
 * Reads `dora.imports`.
 *
 * @throws InputError that names the key and what is wrong with its value.
 */
export function readImports(
  root: Config,
  sources: SourceConfig[],
): FileImportConfig[] {
  const config = root.getOptionalConfig('dora.imports');
  return (config?.keys() ?? []).map(id =>
    readImport(id, config!.getConfig(id), sources),
  );
}

function readImport(
  id: string,
  config: Config,
  sources: SourceConfig[],
): FileImportConfig {
  if (id.length > LONGEST_ID) {
    throw new InputError(
      `dora.imports.${id}: the id is longer than ${LONGEST_ID} characters`,
    );
  }
  const sourceId = config.getString('sourceId');
  if (
    !sources.some(
      ({ id: known, kind }) => known === sourceId && kind === 'generic',
    )
  ) {
    throw new InputError(
      `dora.imports.${id}.sourceId: '${sourceId}' is no source of kind generic`,
    );
  }
  return {
    id,
    title: config.getOptionalString('title') ?? id,
    file: config.getString('file'),
    sourceId,
  };
}
