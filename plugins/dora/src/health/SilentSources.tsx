import { makeStyles } from '@material-ui/core/styles';
import { SourceHealth } from '@dora-metrics/backstage-plugin-dora-common';
import { CopyButton } from '../components/CopyButton';
import { Notice } from '../components/Notice';
import { useFormat } from '../format/useFormat';
import { useWebhookAddress } from './useWebhookAddress';

const useStyles = makeStyles(
  { text: { overflowWrap: 'anywhere' } },
  { name: 'DoraSilentSources' },
);

/** Where the sources that nothing ever came from should send. */
export function SilentSources({ sources }: { sources: SourceHealth[] }) {
  const classes = useStyles();
  const { t } = useFormat();
  const addressOf = useWebhookAddress();
  return (
    <>
      {sources.map(({ id, authentication }) => {
        const parts = { source: id, address: addressOf(id) };
        return authentication === 'events' ? (
          <Notice key={id}>{t('health.sources.silentEvents', parts)}</Notice>
        ) : (
          <Notice
            key={id}
            action={
              <CopyButton
                label={t('health.sources.copyAddress', { source: id })}
                text={() => parts.address}
              />
            }
          >
            <span className={classes.text}>
              {authentication === 'none'
                ? t('health.sources.silentUnsigned', parts)
                : t('health.sources.silent', parts)}
            </span>
          </Notice>
        );
      })}
    </>
  );
}
