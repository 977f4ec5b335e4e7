import { makeStyles } from '@material-ui/core/styles';
import { Entity } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { ServiceMetrics } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { Freshness } from '../components/Freshness';
import { LevelBadge } from '../components/LevelChip';
import { isNotAllowed, LoadError } from '../components/LoadError';
import { NoEvents } from '../components/NoEvents';
import { NotAllowed } from '../components/NotAllowed';
import { ProgressNotice } from '../components/ProgressNotice';
import { Skeleton } from '../components/Skeleton';
import { DEFAULT_FILTERS } from '../filters/filters';
import { metricSlug } from '../filters/url';
import { useFormat } from '../format/useFormat';
import { NotLinked } from './NotLinked';
import { Tiles } from '../metrics/Tiles';
import { useSetupPath } from './useSetupPath';
import { useTabPath } from './useTabPath';
import { ServiceReports, useServiceReports } from './useServiceReports';

const useStyles = makeStyles(
  theme => ({
    body: { display: 'grid', gap: 16 },
    footer: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: '8px 24px',
      minHeight: 24,
      color: tonesOf(theme).subtle,
      fontSize: 13,
    },
    overall: { display: 'flex', alignItems: 'center', gap: 8 },
    subheader: {
      marginBottom: 16,
      color: tonesOf(theme).subtle,
      fontSize: 14,
    },
    open: { fontSize: 14, fontFamily: 'inherit' },
  }),
  { name: 'DoraOverviewCard' },
);

/** The card of one entity. */
export function OverviewCard({ entity }: { entity: Entity }) {
  const classes = useStyles();
  const { t } = useFormat();
  const tabPath = useTabPath();
  const reports = useServiceReports(entity, DEFAULT_FILTERS);
  const subheader = `${t('filter.last', { count: 30 })} · ${
    DEFAULT_FILTERS.environment
  }`;
  return (
    <EntityInfoCard
      title={t('title')}
      headerActions={
        <Link to={tabPath} className={classes.open}>
          {t('open')}
        </Link>
      }
    >
      <div className={classes.subheader}>{subheader}</div>
      <CardBody entity={entity} reports={reports} tabPath={tabPath} />
    </EntityInfoCard>
  );
}

function CardBody(props: {
  entity: Entity;
  reports: ServiceReports;
  tabPath: string;
}) {
  const { entity, reports, tabPath } = props;
  const { metrics, series, status } = reports;
  const classes = useStyles();
  const { t } = useFormat();
  const setup = useSetupPath();
  const report = metrics.data;
  if (isNotAllowed(metrics.error)) {
    return <NotAllowed inCard what="component" />;
  }
  if (metrics.error) {
    return (
      <LoadError
        text={t('error.metrics')}
        error={metrics.error}
        onRetry={metrics.retry}
        minHeight={328}
      />
    );
  }
  if (report?.state === 'not_linked') {
    return <NotLinked inCard entity={entity} setup={setup} />;
  }
  if (report?.state === 'no_events') {
    return (
      <div className={classes.body}>
        <ProgressNotice status={status.status} />
        <NoEvents inCard setup={setup} />
      </div>
    );
  }
  return (
    <div className={classes.body}>
      <ProgressNotice status={status.status} />
      <Tiles
        report={report}
        series={series.data}
        linkTo={metric => `${tabPath}?metric=${metricSlug(metric)}`}
        explainAt={metric => `${tabPath}?explain=${metricSlug(metric)}`}
      />
      <div className={classes.footer}>
        {report ? (
          <>
            <Overall report={report} />
            <Freshness lastEventAt={report.lastEventAt} />
          </>
        ) : (
          <Skeleton width="60%" height={14} />
        )}
      </div>
    </div>
  );
}

/** The overall level and the metrics that keep it from being better. */
function Overall({ report }: { report: ServiceMetrics }) {
  const classes = useStyles();
  const { t } = useFormat();
  const { level, limitedBy } = report.overall;
  if (!level) {
    return <span>{t('level.overallNone')}</span>;
  }
  const metrics = limitedBy
    .map(metric => t(`metricInSentence.${metric}`))
    .join(', ');
  return (
    <span className={classes.overall}>
      <LevelBadge level={level} />
      {level !== 'elite' && t('level.overall', { metrics })}
    </span>
  );
}
