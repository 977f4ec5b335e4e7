import { makeStyles } from '@material-ui/core/styles';
import { DefinitionsReport } from '@dora-metrics/backstage-plugin-dora-common';
import { MEDIUM } from '../charts/room';
import { Panel } from '../components/Panel';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  {
    list: {
      display: 'grid',
      gridTemplateColumns: '220px minmax(0, 1fr)',
      gap: '16px 24px',
      margin: 0,
      fontSize: 14,
      lineHeight: '20px',
      [MEDIUM]: { gridTemplateColumns: 'minmax(0, 1fr)', gap: 4 },
    },
    name: { fontWeight: 600 },
    sentences: {
      margin: 0,
      maxWidth: 760,
      [MEDIUM]: { marginBottom: 12 },
    },
  },
  { name: 'DoraMetricSentences' },
);

/** What each number is, in words. */
export function MetricSentences(props: {
  metrics: DefinitionsReport['metrics'];
}) {
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <Panel title={t('definitions.metrics')}>
      <dl className={classes.list}>
        {props.metrics.map(({ id, title, sentences }) => (
          <div key={id} style={{ display: 'contents' }}>
            <dt className={classes.name}>{title}</dt>
            <dd className={classes.sentences}>{sentences.join(' ')}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
