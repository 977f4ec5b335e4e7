import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { readSources } from '../sourceConfig';
import { Sources } from './Sources';

/**
 * Follows changes of the configuration, so that secrets can be replaced without
 * a restart. Configuration that is wrong changes nothing.
 */
export function keepSourcesFresh(options: {
  rootConfig: Config;
  sources: Sources;
  logger: LoggerService;
}): void {
  const { rootConfig, sources, logger } = options;
  warnOfRisks(sources, logger);
  rootConfig.subscribe?.(() => {
    try {
      sources.replace(readSources(rootConfig));
    } catch (error) {
      logger.error('The sources stay as they were', error as Error);
      return;
    }
    logger.info('The sources were read again');
    warnOfRisks(sources, logger);
  });
}

function warnOfRisks(sources: Sources, logger: LoggerService): void {
  const ownerOf = new Map<string, string>();
  for (const { config } of sources.all()) {
    if (config.takesWebhooks && config.secrets.length === 0) {
      logger.warn(`Anybody may send to source ${config.id}: it has no secret`);
    }
    for (const secret of config.secrets) {
      const owner = ownerOf.get(secret) ?? config.id;
      if (owner !== config.id) {
        logger.warn(
          `Sources ${owner} and ${config.id} share a secret, so each can send as the other`,
        );
      }
      ownerOf.set(secret, owner);
    }
  }
}
