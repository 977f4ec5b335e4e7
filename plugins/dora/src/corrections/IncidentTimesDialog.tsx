import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import {
  CorrectionChange,
  DeploymentIncident,
} from '@dora-metrics/backstage-plugin-dora-common';
import { useFieldStyles } from '../components/SelectField';
import { useNow } from '../components/useNow';
import { useFormat } from '../format/useFormat';
import { CorrectionDialog, DialogProps } from './CorrectionDialog';
import { changedTimes, textsOf, TIMES, wrongTimes } from './incidentTimes';

/** Says when an incident was detected, mitigated and resolved. */
export function IncidentTimesDialog(
  props: DialogProps & { incident: DeploymentIncident; timeZone?: string },
) {
  const { incident, timeZone = 'UTC', ...dialog } = props;
  const { t } = useFormat();
  const now = useNow();
  const field = useFieldStyles();
  const [texts, setTexts] = useState(() => textsOf(incident, timeZone));
  const wrong = wrongTimes(incident, texts, timeZone, now);
  const changed = changedTimes(incident, texts, timeZone);
  const isReady =
    Object.keys(wrong).length === 0 && Object.keys(changed).length > 0;
  const hint = (name: (typeof TIMES)[number], tried: boolean) => {
    const problem = wrong[name];
    if (problem) {
      return t(`corrections.incident.${problem}`);
    }
    return tried && name === 'detected' && Object.keys(changed).length === 0
      ? t('corrections.incident.sameTimes')
      : undefined;
  };
  return (
    <CorrectionDialog
      {...dialog}
      title={t('corrections.incident.times')}
      about={t('corrections.incident.about', { zone: timeZone })}
      done={t('corrections.incident.done')}
      change={
        isReady
          ? ({
              kind: 'set_incident_times',
              incidentId: incident.id,
              ...changed,
            } satisfies CorrectionChange)
          : undefined
      }
    >
      {tried =>
        TIMES.map(name => (
          <TextField
            key={name}
            id={`dora-incident-${name}`}
            type="datetime-local"
            required={name === 'detected'}
            variant="outlined"
            size="small"
            className={field.field}
            InputLabelProps={{ shrink: true }}
            label={t(`corrections.incidents.${name}`)}
            value={texts[name]}
            error={wrong[name] !== undefined}
            helperText={hint(name, tried)}
            onChange={event =>
              setTexts({ ...texts, [name]: event.target.value })
            }
          />
        ))
      }
    </CorrectionDialog>
  );
}
