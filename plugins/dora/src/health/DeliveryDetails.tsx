import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { DeliveryDetail } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { DrawerSection } from '../components/DrawerSection';
import { Stat, StatRow } from '../components/StatRow';
import { formatExact, viewerZone } from '../format/date';
import { formatSize } from '../format/size';
import { useFormat } from '../format/useFormat';
import { StateChip } from './StateChip';

const MONOSPACE = 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace';

const useStyles = makeStyles(
  theme => {
    const { neutral, subtle } = tonesOf(theme);
    return {
      state: { margin: '8px 0 20px' },
      text: { margin: 0, fontSize: 14, lineHeight: '20px' },
      names: {
        margin: 0,
        padding: 0,
        listStyle: 'none',
        fontFamily: MONOSPACE,
        fontSize: 13,
        overflowWrap: 'anywhere',
      },
      body: {
        maxHeight: '50vh',
        margin: 0,
        padding: '14px 16px',
        borderRadius: 6,
        overflow: 'auto',
        color: theme.palette.text.primary,
        backgroundColor: neutral.ground,
        fontFamily: MONOSPACE,
        fontSize: 12,
        lineHeight: '18px',
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
      },
      note: { margin: '8px 0 0', color: subtle, fontSize: 13 },
    };
  },
  { name: 'DoraDeliveryDetails' },
);

/** Where a delivery stands, what it names, and its body. */
export function DeliveryDetails(props: {
  delivery: DeliveryDetail;
  /** What can be done with it. */
  children: ReactNode;
}) {
  const { delivery, children } = props;
  const { state, note, subjects } = delivery;
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <>
      <div className={classes.state}>
        <StateChip state={state} />
      </div>
      <Facts delivery={delivery} />
      {children}
      <DrawerSection title={t('health.delivery.cause')}>
        <p className={classes.text}>{note ?? t(`health.stateHint.${state}`)}</p>
      </DrawerSection>
      <DrawerSection title={t('health.delivery.names')}>
        {subjects.length > 0 ? (
          <ul className={classes.names}>
            {subjects.map(subject => (
              <li key={subject}>{subject}</li>
            ))}
          </ul>
        ) : (
          <p className={classes.text}>{t('health.delivery.noNames')}</p>
        )}
      </DrawerSection>
      <DrawerSection title={t('health.delivery.body')}>
        <Body delivery={delivery} />
      </DrawerSection>
    </>
  );
}

function Facts({ delivery }: { delivery: DeliveryDetail }) {
  const { t, place } = useFormat(viewerZone());
  const stats: Stat[] = [
    {
      name: t('health.delivery.received'),
      value: formatExact(delivery.receivedAt, place),
    },
  ];
  if (delivery.workedAt) {
    stats.push({
      name: t('health.delivery.worked'),
      value: formatExact(delivery.workedAt, place),
    });
  }
  stats.push({ name: t('health.delivery.source'), value: delivery.sourceId });
  if (delivery.event) {
    stats.push({ name: t('health.delivery.event'), value: delivery.event });
  }
  stats.push({
    name: t('health.delivery.attempts'),
    value: String(delivery.attempts),
  });
  if (delivery.contentType) {
    stats.push({
      name: t('health.delivery.type'),
      value: delivery.contentType,
    });
  }
  if (delivery.body !== null) {
    stats.push({
      name: t('health.delivery.size'),
      value: formatSize(delivery.sizeBytes, t),
    });
  }
  return <StatRow stats={stats} />;
}

/** What the sender sent, as text and nothing else. */
function Body({ delivery }: { delivery: DeliveryDetail }) {
  const { body, bodyTruncated } = delivery;
  const classes = useStyles();
  const { t } = useFormat();
  if (body === null) {
    return <p className={classes.text}>{t('health.delivery.emptied')}</p>;
  }
  return (
    <>
      <pre
        // It may scroll, which must be possible without a mouse.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className={classes.body}
      >
        {body}
      </pre>
      {bodyTruncated && (
        <p className={classes.note}>{t('health.delivery.truncated')}</p>
      )}
    </>
  );
}
