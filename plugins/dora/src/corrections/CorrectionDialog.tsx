import { ReactNode, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import {
  CorrectionChange,
  CorrectionInput,
} from '@dora-metrics/backstage-plugin-dora-common';
import { useAction } from '../api/useAction';
import { FormDialog } from '../components/FormDialog';
import { useFieldStyles } from '../components/SelectField';
import { useFormat } from '../format/useFormat';
import { DialogText } from '../health/DialogText';
import { Translate } from '../translation';

const LONGEST_REASON = 500;

/** What every dialog that corrects needs. */
export interface DialogProps {
  onMake: (correction: CorrectionInput) => Promise<void>;
  /** Learns in words what was done. */
  onDone: (said: string) => void;
  onClose: () => void;
}

/** Asks why, and for what else a correction needs. */
export function CorrectionDialog(
  props: DialogProps & {
    title: string;
    about: string;
    /** What is said when it is done. */
    done: string;
    /** Undefined while a field is empty or wrong. */
    change: CorrectionChange | undefined;
    /** Further fields; `tried` when it is time to say what is wrong. */
    children?: (tried: boolean) => ReactNode;
  },
) {
  const { title, about, done, change, children, onMake, onClose } = props;
  const field = useFieldStyles();
  const { t } = useFormat();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, error, run } = useAction(props.onDone);
  const reason = typed.trim();
  const wrong = wrongReason(reason, t);
  const submit = () => {
    setTried(true);
    if (!wrong && change) {
      run(async () => {
        await onMake({ ...change, reason });
        return done;
      });
    }
  };
  return (
    <FormDialog
      title={title}
      submit={t('corrections.submit')}
      busy={busy}
      error={error}
      errorText={t('corrections.failed')}
      onSubmit={submit}
      onClose={onClose}
    >
      <DialogText>{about}</DialogText>
      {children?.(tried)}
      <TextField
        id="dora-correction-reason"
        required
        multiline
        variant="outlined"
        size="small"
        className={field.field}
        InputLabelProps={{ shrink: true }}
        label={t('corrections.reason.label')}
        value={typed}
        error={tried && wrong !== undefined}
        helperText={(tried && wrong) || t('corrections.reason.hint')}
        onChange={event => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}

function wrongReason(reason: string, t: Translate): string | undefined {
  if (reason === '') {
    return t('corrections.reason.needed');
  }
  return reason.length > LONGEST_REASON
    ? t('corrections.reason.tooLong', { most: String(LONGEST_REASON) })
    : undefined;
}
