import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import {
  FlippedDeployment,
  Simulation,
} from '@dora-metrics/backstage-plugin-dora-common';
import { useTableStyles } from '../components/tableStyles';
import { formatDayTime } from '../format/date';
import { useFormat } from '../format/useFormat';
import { flippedText } from './flippedText';

const SHORT_SHA = 7;

const useStyles = makeStyles(
  {
    heading: { margin: '0 0 8px', fontSize: 14, fontWeight: 600 },
    reasons: { minWidth: 240, whiteSpace: 'normal' },
  },
  { name: 'DoraFlippedDeployments' },
);

/** The deployments that other rules judge otherwise, each with why. */
export function FlippedDeployments({ simulation }: { simulation: Simulation }) {
  const classes = useStyles();
  const table = useTableStyles();
  const { t } = useFormat();
  const title = flippedText(simulation, t);
  return (
    <div>
      <h4 className={classes.heading}>{title}</h4>
      {simulation.flipped.length > 0 && (
        <div
          role="group"
          aria-label={title}
          // It may scroll, which must be possible without a mouse.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className={table.scroll}
        >
          <table className={table.table} aria-label={title}>
            <thead>
              <tr>
                <th scope="col">{t('definitions.simulator.deployment')}</th>
                <th scope="col">{t('deployments.when')}</th>
                <th scope="col">{t('deployments.verdict')}</th>
                <th scope="col">{t('definitions.simulator.reasons')}</th>
              </tr>
            </thead>
            <tbody>
              {simulation.flipped.map(deployment => (
                <Row key={deployment.id} deployment={deployment} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function Row({ deployment }: { deployment: FlippedDeployment }) {
  const classes = useStyles();
  const table = useTableStyles();
  const { t, place } = useFormat();
  const { id, version, revision, occurredAt, from, to, reasons } = deployment;
  return (
    <tr>
      <th scope="row" className={table.nowrap}>
        <Link to={`..?deployment=${encodeURIComponent(id)}`}>
          {version ?? revision?.slice(0, SHORT_SHA) ?? id.slice(0, SHORT_SHA)}
        </Link>
      </th>
      <td className={table.nowrap}>{formatDayTime(occurredAt, place)}</td>
      <td className={table.nowrap}>
        {t('definitions.simulator.verdict', {
          from: t(`verdict.${from}`),
          to: t(`verdict.${to}`),
        })}
      </td>
      <td className={classes.reasons}>{reasons.join(' ')}</td>
    </tr>
  );
}
