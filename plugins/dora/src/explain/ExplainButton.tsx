import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { RiSearchEyeLine } from '@remixicon/react';
import { ExplainedMetric } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { TextButton } from '../components/TextButton';
import { useFormat } from '../format/useFormat';
import { NumberOf, useExplain } from './ExplainContext';
import { explainedName } from './explainedName';

const useStyles = makeStyles(
  theme => ({
    // Above the link that covers the whole tile.
    icon: {
      position: 'relative',
      zIndex: 1,
      padding: 3,
      margin: -1,
      color: tonesOf(theme).subtle,
    },
    text: { minWidth: 0, padding: '0 6px', marginLeft: -6 },
  }),
  { name: 'DoraExplainButton' },
);

/** A small sign that explains the number beside it; nothing where nothing can. */
export function ExplainIcon(props: {
  metric: ExplainedMetric;
  /** Where it is explained, when that is another page. */
  to?: string;
}) {
  const { metric, to } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const explain = useExplain();
  const shared = {
    className: classes.icon,
    'aria-label': t('explain.buttonFor', { metric: explainedName(metric, t) }),
    children: <RiSearchEyeLine size={14} aria-hidden />,
  };
  if (to) {
    return <IconButton {...shared} component={Link} to={to} role={undefined} />;
  }
  return explain ? (
    <IconButton {...shared} onClick={() => explain(metric)} />
  ) : null;
}

/** "Explain", below numbers; nothing where nothing can. */
export function ExplainButton(props: {
  metric: ExplainedMetric;
  of?: NumberOf;
}) {
  const { metric, of } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const explain = useExplain();
  return explain ? (
    <TextButton
      color="primary"
      className={classes.text}
      aria-label={t('explain.buttonFor', { metric: explainedName(metric, t) })}
      onClick={() => explain(metric, of)}
    >
      {t('explain.button')}
    </TextButton>
  ) : null;
}
