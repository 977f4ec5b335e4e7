import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { InterventionInput } from '@dora-metrics/backstage-plugin-dora-common';
import { useAction } from '../api/useAction';
import { FormDialog } from '../components/FormDialog';
import { useFieldStyles } from '../components/SelectField';
import { isDay } from '../filters/filters';
import { toDay } from '../filters/query';
import { useFormat } from '../format/useFormat';

const LONGEST = 120;

/** Notes what was changed, and from which day on. */
export function AddDialog(props: {
  onAdd: (intervention: InterventionInput) => Promise<void>;
  onClose: () => void;
}) {
  const { onAdd, onClose } = props;
  const field = useFieldStyles();
  const { t } = useFormat();
  const today = toDay(new Date());
  const [typed, setTyped] = useState('');
  const [day, setDay] = useState(today);
  const [tried, setTried] = useState(false);
  const { busy, error, run } = useAction<void>(onClose);
  const title = typed.trim();
  const titleIsWrong = title === '' || title.length > LONGEST;
  const dayIsWrong = !isDay(day) || day > today;

  const submit = () => {
    setTried(true);
    if (!titleIsWrong && !dayIsWrong) {
      run(() => onAdd({ title, day }));
    }
  };
  const shared = {
    required: true,
    size: 'small',
    variant: 'outlined',
    className: field.field,
    InputLabelProps: { shrink: true },
  } as const;
  return (
    <FormDialog
      title={t('interventions.add')}
      submit={t('interventions.save')}
      busy={busy}
      error={error}
      errorText={t('interventions.saveFailed')}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        {...shared}
        id="dora-intervention-title"
        label={t('interventions.what')}
        value={typed}
        error={tried && titleIsWrong}
        helperText={
          tried && titleIsWrong
            ? t('interventions.wrongTitle')
            : t('interventions.whatHint')
        }
        onChange={event => setTyped(event.target.value)}
      />
      <TextField
        {...shared}
        id="dora-intervention-day"
        type="date"
        label={t('interventions.day')}
        value={day}
        inputProps={{ max: today }}
        error={tried && dayIsWrong}
        helperText={
          tried && dayIsWrong ? t('interventions.wrongDay') : undefined
        }
        onChange={event => setDay(event.target.value)}
      />
    </FormDialog>
  );
}
