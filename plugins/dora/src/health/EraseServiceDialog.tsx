import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { FormDialog } from '../components/FormDialog';
import { useFieldStyles } from '../components/SelectField';
import { useFormat } from '../format/useFormat';
import { DialogText } from './DialogText';
import { useStartOperation } from './useStartOperation';

/** Erases a service once its whole reference was typed. */
export function EraseServiceDialog(props: {
  /** The only service that may be typed; any without it. */
  entityRef?: string;
  onDone: (said: string) => void;
  onClose: () => void;
}) {
  const { entityRef, onDone, onClose } = props;
  const field = useFieldStyles();
  const { t } = useFormat();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, error, start } = useStartOperation(onDone);
  const ref = refOf(typed);
  const fits = ref !== undefined && (!entityRef || ref === entityRef);
  const wrong = entityRef
    ? t('health.eraseService.mismatch', { entityRef })
    : t('health.eraseService.needed');
  const submit = () => {
    setTried(true);
    if (fits) {
      start({ kind: 'erase_service', entityRef: ref });
    }
  };
  return (
    <FormDialog
      title={t('health.operation.kind.erase_service')}
      submit={t('health.eraseService.submit')}
      busy={busy}
      error={error}
      errorText={t('health.maintenance.startFailed')}
      onSubmit={submit}
      onClose={onClose}
    >
      <DialogText>
        {t('health.maintenance.about.erase_service')}{' '}
        {entityRef && t('health.eraseService.confirm', { entityRef })}
      </DialogText>
      <TextField
        id="dora-erase-service"
        required
        autoComplete="off"
        variant="outlined"
        size="small"
        className={field.field}
        InputLabelProps={{ shrink: true }}
        label={t('health.eraseService.label')}
        value={typed}
        error={tried && !fits}
        helperText={tried && !fits ? wrong : t('health.eraseService.hint')}
        onChange={event => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}

/** What was typed as the reference of an entity; undefined when a part is missing. */
function refOf(typed: string): string | undefined {
  if (!/^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/.test(typed.trim())) {
    return undefined;
  }
  return stringifyEntityRef(parseEntityRef(typed.trim()));
}
