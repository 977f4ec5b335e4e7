import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { DeploymentIncident } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { SafeLink } from '../components/SafeLink';
import { TextButton } from '../components/TextButton';
import { IncidentAsked } from '../corrections/asked';
import { CorrectedChip } from '../corrections/CorrectedChip';
import { incidentTitle, servicesText } from '../corrections/correctionText';
import { TIMES } from '../corrections/incidentTimes';
import { formatDayTime } from '../format/date';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  theme => {
    const { subtle, line } = tonesOf(theme);
    return {
      list: { margin: 0, padding: 0, listStyle: 'none', fontSize: 13 },
      incident: { padding: '8px 0', borderTop: `1px solid ${line}` },
      head: {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: '2px 12px',
        fontWeight: 600,
        overflowWrap: 'anywhere',
      },
      facts: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: '0 16px',
        color: subtle,
        lineHeight: '20px',
      },
      actions: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: 4,
        margin: '4px -6px 0',
      },
      button: { padding: '2px 6px' },
    };
  },
  { name: 'DoraIncidentList' },
);

interface ListProps {
  timeZone?: string;
  /** Absent for who may not correct. */
  onAsk?: (asked: IncidentAsked) => void;
}

/** Incidents, each with what a person may correct of it. */
export function IncidentList<T extends DeploymentIncident>(
  props: ListProps & {
    incidents: T[];
    /** What more is to tell of each. */
    more?: (incident: T) => ReactNode;
  },
) {
  const { incidents, more, ...rest } = props;
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {incidents.map(incident => (
        <Incident key={incident.id} {...rest} incident={incident}>
          {more?.(incident)}
        </Incident>
      ))}
    </ul>
  );
}

function Incident(
  props: ListProps & { incident: DeploymentIncident; children: ReactNode },
) {
  const { incident, timeZone, onAsk, children } = props;
  const classes = useStyles();
  const { t, place } = useFormat(timeZone);
  const title = incidentTitle(incident, t);
  return (
    <li className={classes.incident}>
      <div className={classes.head}>
        <SafeLink url={incident.url}>{title}</SafeLink>
        <span>{incident.severity}</span>
        {incident.corrected && <CorrectedChip />}
      </div>
      <div className={classes.facts}>
        {TIMES.map(name => {
          const at = incident[`${name}At`];
          return (
            <span key={name}>
              {t(`corrections.incidents.${name}`)}{' '}
              {at
                ? formatDayTime(at, place)
                : t('corrections.incidents.unknown')}
            </span>
          );
        })}
        <span>
          {t('corrections.incidents.services')}{' '}
          {servicesText(incident.serviceRefs, t)}
        </span>
      </div>
      {children}
      {onAsk && (
        <div className={classes.actions}>
          {(['times', 'services'] as const).map(kind => (
            <TextButton
              key={kind}
              color="primary"
              className={classes.button}
              aria-label={t(`corrections.incidents.${kind}For`, { title })}
              onClick={() => onAsk({ kind, incident })}
            >
              {t(`corrections.incidents.correct_${kind}`)}
            </TextButton>
          ))}
        </div>
      )}
    </li>
  );
}
