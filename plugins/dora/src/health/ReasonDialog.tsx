import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { FormDialog } from '../components/FormDialog';
import { useFieldStyles } from '../components/SelectField';
import { useFormat } from '../format/useFormat';
import { DialogText } from './DialogText';

/** Asks why, before something is set aside. */
export function ReasonDialog(props: {
  title: string;
  about: string;
  submit: string;
  busy: boolean;
  error?: Error;
  errorText: string;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}) {
  const { about, onSubmit, ...rest } = props;
  const field = useFieldStyles();
  const { t } = useFormat();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const reason = typed.trim();
  const missing = tried && reason === '';
  const submit = () => {
    setTried(true);
    if (reason !== '') {
      onSubmit(reason);
    }
  };
  return (
    <FormDialog {...rest} onSubmit={submit}>
      <DialogText>{about}</DialogText>
      <TextField
        id="dora-reason"
        required
        variant="outlined"
        size="small"
        className={field.field}
        InputLabelProps={{ shrink: true }}
        label={t('health.reason.label')}
        value={typed}
        error={missing}
        helperText={
          missing ? t('health.reason.needed') : t('health.reason.hint')
        }
        onChange={event => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}
