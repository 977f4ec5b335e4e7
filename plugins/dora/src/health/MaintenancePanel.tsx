import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  DataHealth,
  OPERATION_KINDS,
  OperationKind,
} from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { Panel } from '../components/Panel';
import { TextButton } from '../components/TextButton';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { ErasePersonDialog } from './ErasePersonDialog';
import { EraseServiceDialog } from './EraseServiceDialog';
import { Operations } from './Operations';
import { Outcome } from './Outcome';
import { StartDialog } from './StartDialog';
import { useSaid } from './useSaid';

const useStyles = makeStyles(
  theme => {
    const { subtle, line } = tonesOf(theme);
    return {
      list: { margin: '0 0 16px', padding: 0, listStyle: 'none' },
      item: {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: '8px 24px',
        padding: '12px 0',
        borderBottom: `1px solid ${line}`,
        '&:first-child': { paddingTop: 0 },
      },
      about: {
        flex: '1 1 320px',
        margin: 0,
        color: subtle,
        fontSize: 13,
        lineHeight: '18px',
      },
      button: { minWidth: 200 },
    };
  },
  { name: 'DoraMaintenancePanel' },
);

/** Long work on all that is stored, for those who may manage. */
export function MaintenancePanel(props: {
  data: DataHealth;
  onChange: () => void;
}) {
  const { data, onChange } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const [asked, setAsked] = useState<OperationKind>();
  const [said, say] = useSaid();
  const done = (words: string) => {
    say(words);
    setAsked(undefined);
    onChange();
  };
  return (
    <Panel
      title={t('health.maintenance.title')}
      note={retentionText(data.retention, t)}
    >
      <ul className={classes.list}>
        {OPERATION_KINDS.map(kind => (
          <li key={kind} className={classes.item}>
            <p id={`dora-about-${kind}`} className={classes.about}>
              {t(`health.maintenance.about.${kind}`)}
            </p>
            <TextButton
              variant="outlined"
              className={classes.button}
              aria-describedby={`dora-about-${kind}`}
              onClick={() => setAsked(kind)}
            >
              {t('health.maintenance.ask', {
                operation: t(`health.operation.kind.${kind}`),
              })}
            </TextButton>
          </li>
        ))}
      </ul>
      <Outcome said={said} />
      <Operations operations={data.operations} onDone={done} />
      {asked && (
        <Dialog
          kind={asked}
          onDone={done}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Panel>
  );
}

function Dialog(props: {
  kind: OperationKind;
  onDone: (said: string) => void;
  onClose: () => void;
}) {
  const { kind, ...rest } = props;
  switch (kind) {
    case 'erase_service':
      return <EraseServiceDialog {...rest} />;
    case 'erase_person':
      return <ErasePersonDialog {...rest} />;
    default:
      return <StartDialog kind={kind} {...rest} />;
  }
}

/** How long bodies, deliveries and facts are kept. */
function retentionText(
  { bodyDays, deliveryDays, factDays }: DataHealth['retention'],
  t: Translate,
): string {
  const days = (count: number) => t('count.days', { count });
  return [
    t('health.maintenance.retention', {
      bodies: days(bodyDays),
      deliveries: days(deliveryDays),
    }),
    factDays === null
      ? t('health.maintenance.factsForever')
      : t('health.maintenance.facts', { days: days(factDays) }),
  ].join(' ');
}
