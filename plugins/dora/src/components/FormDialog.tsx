import { FormEvent, ReactNode } from 'react';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import { useFormat } from '../format/useFormat';
import { ActionError } from './ActionError';
import { TextButton } from './TextButton';

const TITLE_ID = 'dora-dialog-title';

const useStyles = makeStyles(
  {
    title: { '& h2': { fontFamily: 'inherit', fontSize: 18, fontWeight: 600 } },
    content: { display: 'grid', gap: 20, paddingTop: 8, overflow: 'visible' },
    actions: { padding: '16px 24px' },
  },
  { name: 'DoraFormDialog' },
);

/** A few fields over the page; an error stays beside them until the next try. */
export function FormDialog(props: {
  title: string;
  submit: string;
  busy: boolean;
  error?: Error;
  errorText: string;
  /** Before the buttons that every dialog has. */
  actions?: ReactNode;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { title, submit, busy, error, errorText, actions, children } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="xs"
      onClose={props.onClose}
      aria-labelledby={TITLE_ID}
    >
      <form onSubmit={handleSubmit} noValidate>
        <DialogTitle id={TITLE_ID} className={classes.title}>
          {title}
        </DialogTitle>
        <DialogContent className={classes.content}>
          {children}
          {error && <ActionError text={errorText} error={error} />}
        </DialogContent>
        <DialogActions className={classes.actions}>
          {actions}
          <TextButton onClick={props.onClose}>{t('dialog.cancel')}</TextButton>
          <TextButton
            type="submit"
            color="primary"
            variant="contained"
            disabled={busy}
          >
            {submit}
          </TextButton>
        </DialogActions>
      </form>
    </Dialog>
  );
}
