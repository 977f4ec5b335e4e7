import { makeStyles } from '@material-ui/core/styles';
import { ExplainedMetric } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { DASH } from '../format/metric';
import { useFormat } from '../format/useFormat';
import { NumberOf, useExplain } from './ExplainContext';
import { explainedName } from './explainedName';

const useStyles = makeStyles(
  theme => ({
    button: {
      padding: 0,
      border: 0,
      background: 'none',
      color: 'inherit',
      font: 'inherit',
      letterSpacing: 'inherit',
      textAlign: 'inherit',
      cursor: 'pointer',
      textDecoration: 'underline dotted',
      textDecorationColor: tonesOf(theme).subtle,
      textDecorationThickness: 1,
      textUnderlineOffset: 3,
      '&:hover': { color: theme.palette.primary.main },
    },
  }),
  { name: 'DoraExplainedNumber' },
);

/** A number that opens what explains it; plain text where nothing can. */
export function ExplainedNumber(props: {
  metric: ExplainedMetric;
  /** As it is written; a dash is no number. */
  text: string;
  of?: NumberOf;
}) {
  const { metric, text, of } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const explain = useExplain();
  if (!explain || text === DASH) {
    return <>{text}</>;
  }
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={t('explain.numberFor', {
        value: text,
        metric: explainedName(metric, t),
      })}
      onClick={() => explain(metric, of)}
    >
      {text}
    </button>
  );
}
