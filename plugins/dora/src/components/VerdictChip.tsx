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
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { IconChip } from './IconChip';

const LOOKS = {
  ok: { icon: RiCheckLine, tone: 'good' },
  failed: { icon: RiCloseLine, tone: 'bad' },
  provisional: { icon: RiTimeLine, tone: 'neutral' },
  running: { icon: RiLoader4Line, tone: 'neutral' },
  not_counted: { icon: RiSubtractLine, tone: 'neutral' },
} as const;

/** What became of a deployment: icon, word and tone. */
export function VerdictChip(props: {
  deployment: Pick<DeploymentSummary, 'verdict' | 'failures' | 'kind'>;
}) {
  const { verdict, kind } = props.deployment;
  const failures = props.deployment.failures.filter(
    ({ cleared }) => cleared === null,
  );
  const { t } = useFormat();
  if (kind === 'dismissed') {
    return (
      <IconChip {...LOOKS.not_counted} hint={t('verdictHint.dismissed')}>
        {t('kind.dismissed')}
      </IconChip>
    );
  }
  return (
    <IconChip {...LOOKS[verdict]} hint={t(`verdictHint.${verdict}`)}>
      {verdictText(verdict, failures, t)}
    </IconChip>
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
