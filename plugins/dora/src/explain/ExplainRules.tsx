import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { Explanation } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { Freshness } from '../components/Freshness';
import { StatRow } from '../components/StatRow';
import { levelsTitle } from '../format/levels';
import { useFormat } from '../format/useFormat';
import { useDefinitionsPath } from './useDefinitionsPath';
import { Subject } from './useExplanation';

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: '4px 16px',
      marginTop: 12,
      color: tonesOf(theme).subtle,
      fontSize: 13,
    },
  }),
  { name: 'DoraExplainRules' },
);

/** By which rules a number was computed, and how fresh it is. */
export function ExplainRules(props: {
  explanation: Explanation;
  page: Subject;
}) {
  const { explanation, page } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const { definitions, lastEventAt, pendingDeliveries } = explanation;
  const path = useDefinitionsPath(explanation.entityRef, page);
  return (
    <>
      <StatRow
        stats={[
          {
            name: t('explain.profile'),
            value: levelsTitle(definitions.profile, t),
          },
          { name: t('explain.version'), value: String(definitions.version) },
          {
            name: t('explain.fingerprint'),
            value: definitions.fingerprint.slice(0, 7),
          },
        ]}
      />
      <div className={classes.line}>
        <Freshness lastEventAt={lastEventAt} />
        <span>
          {pendingDeliveries > 0
            ? t('explain.pending', { count: pendingDeliveries })
            : t('explain.upToDate')}
        </span>
        {path && <Link to={path}>{t('explain.definitions')}</Link>}
      </div>
    </>
  );
}
