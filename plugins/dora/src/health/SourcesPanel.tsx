import { makeStyles } from '@material-ui/core/styles';
import { DataHealth } from '@dora-metrics/backstage-plugin-dora-common';
import { Loaded } from '../api/useLoaded';
import { EmptyText } from '../components/EmptyText';
import { LoadedPanel } from '../components/LoadedPanel';
import { Notice } from '../components/Notice';
import { useFormat } from '../format/useFormat';
import { SilentSources } from './SilentSources';
import { SourcesTable } from './SourcesTable';
import { HealthViewState } from './useHealthView';

const HEIGHT = 160;

const useStyles = makeStyles(
  {
    body: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: 12,
    },
  },
  { name: 'DoraSourcesPanel' },
);

/** What comes from each source, and what is wrong with it. */
export function SourcesPanel(props: {
  health: Loaded<DataHealth>;
  linkTo: HealthViewState['linkTo'];
}) {
  const { health, linkTo } = props;
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <LoadedPanel
      title={t('health.sources.title')}
      loaded={health}
      errorText={t('health.failed')}
      height={HEIGHT}
      note={({ sources }) => sources.length > 0 && t('health.sources.counts')}
    >
      {({ sources, rejectedUnknownSource }) => (
        <div className={classes.body}>
          {sources.length === 0 ? (
            <EmptyText height={HEIGHT}>{t('health.sources.none')}</EmptyText>
          ) : (
            <SourcesTable sources={sources} linkTo={linkTo} />
          )}
          <SilentSources
            sources={sources.filter(one => one.lastReceivedAt === null)}
          />
          {rejectedUnknownSource > 0 && (
            <Notice kind="warning">
              {t('health.sources.unknown', { count: rejectedUnknownSource })}
            </Notice>
          )}
        </div>
      )}
    </LoadedPanel>
  );
}
