import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  DefinitionsReport,
  LevelBand,
  METRIC_IDS,
  MetricId,
} from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { LevelBadge } from '../components/LevelChip';
import { Panel } from '../components/Panel';
import { SelectField } from '../components/SelectField';
import { useTableStyles } from '../components/tableStyles';
import { formatBand } from '../format/metric';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  theme => ({
    text: {
      margin: '0 0 12px',
      maxWidth: 760,
      color: tonesOf(theme).subtle,
      fontSize: 13,
      lineHeight: '18px',
    },
    bands: { display: 'flex', flexWrap: 'wrap', gap: '6px 16px' },
    band: { display: 'inline-flex', alignItems: 'center', gap: 6 },
  }),
  { name: 'DoraLevelsTable' },
);

/** The bands of each metric, of the levels in force or of others. */
export function LevelsTable({ report }: { report: DefinitionsReport }) {
  const classes = useStyles();
  const { t } = useFormat();
  const [chosen, setChosen] = useState(report.profile.id);
  const profile =
    report.profiles.find(({ id }) => id === chosen) ?? report.profile;
  const inForce = report.profile.id;
  return (
    <Panel
      title={t('definitions.levels.title')}
      actions={
        <SelectField
          id="dora-definitions-levels"
          label={t('definitions.levels.title')}
          value={chosen}
          options={report.profiles.map(({ id, title }) => ({
            value: id,
            label:
              id === inForce
                ? `${title} (${t('definitions.levels.chosen')})`
                : title,
          }))}
          onChange={setChosen}
        />
      }
    >
      <p className={classes.text}>{t('definitions.levels.about')}</p>
      <BandsTable levels={profile.levels} minimums={report.minimums} />
      <p className={classes.text}>
        {t('definitions.levels.source', { source: profile.source })}
        {profile.notes.map(note => (
          <span key={note}> {note}</span>
        ))}
      </p>
    </Panel>
  );
}

function BandsTable(props: {
  levels: Record<MetricId, LevelBand[]>;
  minimums: Record<MetricId, number>;
}) {
  const { levels, minimums } = props;
  const table = useTableStyles();
  const { t } = useFormat();
  const title = t('definitions.levels.title');
  return (
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
            <th scope="col">{t('definitions.simulator.metric')}</th>
            <th scope="col">{title}</th>
            <th scope="col">{t('definitions.levels.needs')}</th>
          </tr>
        </thead>
        <tbody>
          {METRIC_IDS.map(metric => (
            <tr key={metric}>
              <th scope="row">{t(`metric.${metric}`)}</th>
              <td>
                <Bands metric={metric} bands={levels[metric]} />
              </td>
              <td className={table.nowrap}>
                {t(`definitions.levels.minimum.${metric}`, {
                  n: String(minimums[metric]),
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Bands(props: { metric: MetricId; bands: LevelBand[] }) {
  const { metric, bands } = props;
  const classes = useStyles();
  const { t } = useFormat();
  if (bands.length === 0) {
    return <>{t('definitions.levels.none')}</>;
  }
  return (
    <span className={classes.bands}>
      {bands.map(band => (
        <span key={band.level} className={classes.band}>
          <LevelBadge level={band.level} />
          {formatBand(metric, band, t)}
        </span>
      ))}
    </span>
  );
}
