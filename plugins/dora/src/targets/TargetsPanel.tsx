import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { CompoundEntityRef } from '@backstage/catalog-model';
import {
  METRIC_IDS,
  MetricId,
  Targets,
} from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { LoadedPanel } from '../components/LoadedPanel';
import { TextButton } from '../components/TextButton';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
import { TargetDialog } from './TargetDialog';
import { TargetRow } from './TargetRow';
import { useTargets } from './useTargets';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 300px), 1fr))',
      gap: '16px 32px',
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    none: { margin: 0, color: tonesOf(theme).subtle, fontSize: 14 },
  }),
  { name: 'DoraTargetsPanel' },
);

/** What a service or team means to reach, and how far it is. */
export function TargetsPanel(props: {
  entity: CompoundEntityRef;
  /** The metrics of the page, for what the dialog says about them. */
  report?: MetricsReport;
  revision: number;
}) {
  const { entity, report, revision } = props;
  const { t } = useFormat();
  const targets = useTargets(entity, revision);
  const [edited, setEdited] = useState<MetricId>();
  const { data } = targets;
  const free = METRIC_IDS.find(
    metric => !data?.targets.some(target => target.metric === metric),
  );
  return (
    <LoadedPanel
      title={t('targets.title')}
      loaded={targets}
      errorText={t('error.targets')}
      height={62}
      actions={
        data?.editable &&
        free && (
          <TextButton color="primary" onClick={() => setEdited(free)}>
            {t('targets.set')}
          </TextButton>
        )
      }
      note={({ environment, targets: all }) =>
        all.length > 0 && t('targets.window', { environment })
      }
    >
      {loaded => (
        <>
          <TargetList targets={loaded} onEdit={setEdited} />
          {edited && (
            <TargetDialog
              metric={edited}
              targets={targets}
              report={report}
              onClose={() => setEdited(undefined)}
            />
          )}
        </>
      )}
    </LoadedPanel>
  );
}

function TargetList(props: {
  targets: Targets;
  onEdit: (metric: MetricId) => void;
}) {
  const { targets, onEdit } = props;
  const classes = useStyles();
  const { t } = useFormat();
  if (targets.targets.length === 0) {
    return <p className={classes.none}>{t('targets.none')}</p>;
  }
  return (
    <ul className={classes.list}>
      {targets.targets.map(target => (
        <TargetRow
          key={target.metric}
          target={target}
          onEdit={targets.editable ? () => onEdit(target.metric) : undefined}
        />
      ))}
    </ul>
  );
}
