import { makeStyles } from '@material-ui/core/styles';
import {
  Association,
  OrganisationMetrics,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Loaded } from '../api/useLoaded';
import { ChartFrame } from '../charts/ChartFrame';
import { Scatter } from '../charts/Scatter';
import { EmptyText } from '../components/EmptyText';
import { LoadedPanel } from '../components/LoadedPanel';
import { formatAssociation } from '../format/association';
import { formatPercent } from '../format/percent';
import { formatRate } from '../format/rate';
import { useFormat } from '../format/useFormat';

const HEIGHT = 320;

/** Fewer teams lie on a line anyhow. */
const TEAMS_NEEDED = 3;

const useStyles = makeStyles(
  {
    result: { margin: '12px 0 0', fontSize: 14, lineHeight: '20px' },
  },
  { name: 'DoraAssociationPanel' },
);

/** Whether teams that deploy often fail more or less often. */
export function AssociationPanel(props: {
  metrics: Loaded<OrganisationMetrics>;
}) {
  const { t } = useFormat();
  return (
    <LoadedPanel
      title={t('association.title')}
      loaded={props.metrics}
      errorText={t('error.metrics')}
      height={HEIGHT + 72}
    >
      {({ association }) =>
        association.r === null ? (
          <EmptyText height={120}>
            {association.n < TEAMS_NEEDED
              ? t('association.tooFew', { count: association.n })
              : t('association.noVariation')}
          </EmptyText>
        ) : (
          <AssociationFigure association={association} r={association.r} />
        )
      }
    </LoadedPanel>
  );
}

function AssociationFigure(props: { association: Association; r: number }) {
  const { association, r } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const result = formatAssociation(association, r, t);
  return (
    <>
      <ChartFrame
        caption={t('association.caption')}
        summary={t('association.summary', {
          n: String(association.n),
          result,
        })}
        height={HEIGHT}
        table={{
          columns: [
            t('association.team'),
            t('chart.perDay'),
            t('association.y'),
            t('association.deployments'),
          ],
          rows: association.points.map(({ title, x, y, n }) => [
            title,
            formatRate(x, t),
            formatPercent(y, t, n),
            String(n),
          ]),
        }}
      >
        <Scatter points={association.points} />
      </ChartFrame>
      <p className={classes.result}>{result}</p>
    </>
  );
}
