import { makeStyles } from '@material-ui/core/styles';
import { Impact } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { useTableStyles } from '../components/tableStyles';
import { formatImpact } from '../format/impact';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  theme => {
    const { good, bad, subtle } = tonesOf(theme);
    return {
      n: { marginLeft: 6, color: subtle, fontSize: 12 },
      good: { color: good, fontWeight: 600 },
      bad: { color: bad, fontWeight: 600 },
      neutral: { color: subtle },
    };
  },
  { name: 'DoraImpactTable' },
);

/** The four metrics before and after an intervention. */
export function ImpactTable(props: { name: string; impacts: Impact[] }) {
  const { name, impacts } = props;
  const table = useTableStyles();
  const { t } = useFormat();
  return (
    <div
      role="group"
      aria-label={name}
      // It may scroll, which must be possible without a mouse.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={table.scroll}
    >
      <table className={table.table} aria-label={name}>
        <thead>
          <tr>
            <th scope="col">{t('interventions.metric')}</th>
            <th scope="col">{t('interventions.before')}</th>
            <th scope="col">{t('interventions.after')}</th>
            <th scope="col">{t('interventions.result')}</th>
          </tr>
        </thead>
        <tbody>
          {impacts.map(impact => (
            <ImpactRow key={impact.metric} impact={impact} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ImpactRow({ impact }: { impact: Impact }) {
  const classes = useStyles();
  const table = useTableStyles();
  const { t } = useFormat();
  const { before, after, text, tone } = formatImpact(impact, t);
  return (
    <tr>
      <th scope="row">{t(`metric.${impact.metric}`)}</th>
      <td className={table.nowrap}>
        <Value text={before} n={impact.before.n} />
      </td>
      <td className={table.nowrap}>
        <Value text={after} n={impact.after.n} />
      </td>
      <td className={classes[tone]}>{text}</td>
    </tr>
  );
}

function Value({ text, n }: { text: string; n: number }) {
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <>
      {text}
      <span className={classes.n}>{t('table.n', { n: String(n) })}</span>
    </>
  );
}
