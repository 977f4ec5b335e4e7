import { makeStyles } from '@material-ui/core/styles';
import {
  Correction,
  DeploymentDetail,
  FailureReason,
} from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { SafeLink } from '../components/SafeLink';
import { TextButton } from '../components/TextButton';
import { Asked } from '../corrections/asked';
import { CorrectedChip } from '../corrections/CorrectedChip';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  theme => {
    const { levels, neutral, bad, subtle } = tonesOf(theme);
    return {
      reasons: { margin: 0, padding: 0, listStyle: 'none' },
      reason: {
        padding: '10px 14px',
        marginBottom: 8,
        borderLeft: `3px solid ${bad}`,
        borderRadius: 4,
        color: levels.low.text,
        backgroundColor: levels.low.ground,
        fontSize: 14,
        lineHeight: '20px',
        textWrap: 'pretty',
        '& a': { color: 'inherit', textDecoration: 'underline' },
      },
      cleared: {
        borderLeftColor: subtle,
        color: neutral.text,
        backgroundColor: neutral.ground,
      },
      rule: {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 8,
        fontSize: 12,
        fontWeight: 600,
      },
      actions: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: 4,
        margin: '6px -6px 0',
      },
      button: { color: 'inherit', padding: '2px 6px' },
    };
  },
  { name: 'DoraFailureReasons' },
);

/** Why a deployment counts as failed; what was cleared is grey and tells why. */
export function FailureReasons(props: {
  deployment: DeploymentDetail;
  corrections: Correction[];
  /** Absent for who may not correct. */
  onAsk?: (asked: Asked) => void;
}) {
  const { deployment, corrections, onAsk } = props;
  const classes = useStyles();
  const isConfirmed = deployment.failures.some(isSaid);
  return (
    <ul className={classes.reasons}>
      {deployment.failures.map(reason => (
        <Reason
          key={`${reason.rule} ${reason.at} ${reason.text}`}
          reason={reason}
          clearedFor={
            corrections.find(({ id }) => id === reason.cleared)?.reason
          }
          isConfirmed={isConfirmed}
          onAsk={onAsk}
        />
      ))}
    </ul>
  );
}

/** What a person has said is taken back by undoing it. */
function isSaid({ rule, corrected }: FailureReason): boolean {
  return rule === 'manual' && corrected;
}

function Reason(props: {
  reason: FailureReason;
  /** Why it does not count, where that is known. */
  clearedFor: string | undefined;
  isConfirmed: boolean;
  onAsk?: (asked: Asked) => void;
}) {
  const { reason, clearedFor, isConfirmed, onAsk } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const isCleared = reason.cleared !== null;
  return (
    <li className={`${classes.reason} ${isCleared ? classes.cleared : ''}`}>
      <div className={classes.rule}>
        {t(`rule.${reason.rule}`)}
        {reason.corrected && <CorrectedChip />}
      </div>
      <SafeLink url={reason.evidence?.url}>{reason.text}</SafeLink>
      {isCleared && (
        <div>
          {clearedFor
            ? t('corrections.doesNotCount', { reason: clearedFor })
            : t('corrections.doesNotCountBare')}
        </div>
      )}
      {onAsk && !isCleared && !isSaid(reason) && (
        <Actions reason={reason} isConfirmed={isConfirmed} onAsk={onAsk} />
      )}
    </li>
  );
}

function Actions(props: {
  reason: FailureReason;
  isConfirmed: boolean;
  onAsk: (asked: Asked) => void;
}) {
  const { reason, isConfirmed, onAsk } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const offered = [
    ...(isConfirmed
      ? []
      : [{ name: 'confirm', asked: { kind: 'confirm' } } as const]),
    { name: 'move', asked: { kind: 'move', reason } } as const,
    { name: 'clear', asked: { kind: 'clear', reason } } as const,
  ];
  return (
    <div className={classes.actions}>
      {offered.map(({ name, asked }) => (
        <TextButton
          key={name}
          className={classes.button}
          aria-label={t(`corrections.reasonActions.${name}For`, {
            reason: reason.text,
          })}
          onClick={() => onAsk(asked)}
        >
          {t(`corrections.reasonActions.${name}`)}
        </TextButton>
      ))}
    </div>
  );
}
