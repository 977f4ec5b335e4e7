import { makeStyles } from '@material-ui/core/styles';
import {
  RiCheckLine,
  RiCloseLine,
  RiLoader4Line,
  RiSubtractLine,
  RiTimeLine,
} from '@remixicon/react';
import {
  DeploymentSummary,
  Verdict,
} from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { Hint } from './Hint';

const ICONS: Record<Verdict, typeof RiCheckLine> = {
  ok: RiCheckLine,
  failed: RiCloseLine,
  provisional: RiTimeLine,
  running: RiLoader4Line,
  not_counted: RiSubtractLine,
};

const useStyles = makeStyles(
  theme => {
    const { levels, neutral } = tonesOf(theme);
    return {
      chip: {
        display: 'inline-flex',
        alignItems: 'center',
        gap: 4,
        height: 22,
        padding: '0 8px 0 6px',
        borderRadius: 11,
        color: neutral.text,
        backgroundColor: neutral.ground,
        fontSize: 12,
        fontWeight: 600,
        lineHeight: 1,
        whiteSpace: 'nowrap',
      },
      ok: { color: levels.high.text, backgroundColor: levels.high.ground },
      failed: { color: levels.low.text, backgroundColor: levels.low.ground },
      provisional: {},
      running: {},
      not_counted: {},
    };
  },
  { name: 'DoraVerdictChip' },
);

/** What became of a deployment: icon, word and tone. */
export function VerdictChip(props: {
  deployment: Pick<DeploymentSummary, 'verdict' | 'failures'>;
}) {
  const { verdict, failures } = props.deployment;
  const classes = useStyles();
  const { t } = useFormat();
  const Icon = ICONS[verdict];
  return (
    <Hint title={t(`verdictHint.${verdict}`)}>
      <span className={`${classes.chip} ${classes[verdict]}`}>
        <Icon size={14} aria-hidden />
        {verdictText(verdict, failures, t)}
      </span>
    </Hint>
  );
}

function verdictText(
  verdict: Verdict,
  failures: DeploymentSummary['failures'],
  t: Translate,
): string {
  if (verdict !== 'failed' || failures.length === 0) {
    return t(`verdict.${verdict}`);
  }
  const rules = [...new Set(failures.map(({ rule }) => rule))];
  const rule = t(`rule.${rules[0]}`).toLocaleLowerCase(t('locale'));
  const others = rules.length > 1 ? ` +${rules.length - 1}` : '';
  return t('verdict.failedBy', { rule }) + others;
}
