import { makeStyles } from '@material-ui/core/styles';
import { Stage } from '@dora-metrics/backstage-plugin-dora-common';
import { hatch } from '../charts/hatch';
import { tonesOf } from '../charts/tones';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  theme => {
    const { subtle, neutral, line } = tonesOf(theme);
    const { paper } = theme.palette.background;
    return {
      root: {
        marginTop: 16,
        paddingTop: 12,
        borderTop: `1px solid ${line}`,
        color: subtle,
        fontSize: 13,
        lineHeight: '18px',
      },
      head: {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: '6px 16px',
        margin: 0,
        padding: 0,
        listStyle: 'none',
      },
      stage: { display: 'inline-flex', alignItems: 'center', gap: 8 },
      swatch: {
        width: 12,
        height: 12,
        borderRadius: 3,
        border: `1px solid ${subtle}`,
        background: hatch(neutral.ground, paper),
      },
      title: { margin: '0 0 6px', fontWeight: 600 },
      hint: { margin: '8px 0 0' },
    };
  },
  { name: 'DoraNotReported' },
);

/** Stages that nobody told about, and how to tell. */
export function NotReported({ stages }: { stages: Stage[] }) {
  const classes = useStyles();
  const { t } = useFormat();
  if (stages.length === 0) {
    return null;
  }
  const job = stages.find(stage => stage !== 'review');
  return (
    <div className={classes.root}>
      <h4 className={classes.title}>{t('stages.notReported')}</h4>
      <ul className={classes.head}>
        {stages.map(stage => (
          <li key={stage} className={classes.stage}>
            <span aria-hidden className={classes.swatch} />
            {t(`stages.name.${stage}`)}
          </li>
        ))}
      </ul>
      {stages.includes('review') && (
        <p className={classes.hint}>{t('stages.howToReview')}</p>
      )}
      {job && (
        <p className={classes.hint}>
          {t('stages.howTo', {
            name: job,
            address: 'POST /api/dora/webhooks/generic',
          })}
        </p>
      )}
    </div>
  );
}
