import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { FormDialog } from '../components/FormDialog';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { DialogText } from './DialogText';
import { useStartOperation } from './useStartOperation';

/** Shorter ones would stand in too many texts by chance. */
const SHORTEST = 3;

const useStyles = makeStyles(
  {
    field: {
      '& .MuiInputBase-root, & .MuiInputLabel-root, & .MuiFormHelperText-root':
        { fontFamily: 'inherit' },
    },
  },
  { name: 'DoraErasePersonDialog' },
);

/** Erases every trace of whoever goes by the names that are given. */
export function ErasePersonDialog(props: {
  onDone: (said: string) => void;
  onClose: () => void;
}) {
  const { onDone, onClose } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, error, start } = useStartOperation(onDone);
  const identifiers = identifiersOf(typed);
  const wrong = wrongText(identifiers, t);
  const submit = () => {
    setTried(true);
    if (!wrong) {
      start({ kind: 'erase_person', identifiers });
    }
  };
  return (
    <FormDialog
      title={t('health.operation.kind.erase_person')}
      submit={t('health.erasePerson.submit')}
      busy={busy}
      error={error}
      errorText={t('health.maintenance.startFailed')}
      onSubmit={submit}
      onClose={onClose}
    >
      <DialogText>{t('health.maintenance.about.erase_person')}</DialogText>
      <TextField
        id="dora-erase-person"
        required
        multiline
        minRows={4}
        autoComplete="off"
        variant="outlined"
        size="small"
        className={classes.field}
        InputLabelProps={{ shrink: true }}
        label={t('health.erasePerson.label')}
        value={typed}
        error={tried && wrong !== undefined}
        helperText={(tried && wrong) || t('health.erasePerson.hint')}
        onChange={event => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}

function identifiersOf(typed: string): string[] {
  const lines = typed.split('\n').map(line => line.trim());
  return [...new Set(lines.filter(line => line !== ''))];
}

/** What is wrong with the identifiers; undefined when nothing is. */
function wrongText(identifiers: string[], t: Translate): string | undefined {
  if (identifiers.length === 0) {
    return t('health.erasePerson.needed');
  }
  const short = identifiers.find(one => one.length < SHORTEST);
  return short && t('health.erasePerson.tooShort', { identifier: short });
}
