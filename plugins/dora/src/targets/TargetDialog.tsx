import { FormEvent, useState } from 'react';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import { MetricId } from '@dora-metrics/backstage-plugin-dora-common';
import { TextButton } from '../components/TextButton';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
import { SaveError } from './SaveError';
import { TargetFields } from './TargetFields';
import { draftOf, isDue, valueOf } from './targetDraft';
import { EditableTargets } from './useTargets';

const useStyles = makeStyles(
  {
    title: { '& h2': { fontFamily: 'inherit', fontSize: 18, fontWeight: 600 } },
    content: { display: 'grid', gap: 20, paddingTop: 8, overflow: 'visible' },
    actions: { padding: '16px 24px' },
    remove: { marginRight: 'auto' },
  },
  { name: 'DoraTargetDialog' },
);

/** Sets, changes or removes the target of one metric. */
export function TargetDialog(props: {
  metric: MetricId;
  targets: EditableTargets;
  report?: MetricsReport;
  onClose: () => void;
}) {
  const { metric, targets, report, onClose } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const known = targets.data?.targets ?? [];
  const [draft, setDraft] = useState(() => draftOf(metric, known));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const exists = known.some(target => target.metric === draft.metric);

  const run = async (change: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await change();
      onClose();
    } catch (caught) {
      setError(caught as Error);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const value = valueOf(draft);
    if (value !== undefined && isDue(draft.due)) {
      run(() => targets.set(draft.metric, { value, due: draft.due }));
    }
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="xs"
      onClose={onClose}
      aria-labelledby="dora-target-title"
    >
      <form onSubmit={submit} noValidate>
        <DialogTitle id="dora-target-title" className={classes.title}>
          {t('targets.set')}
        </DialogTitle>
        <DialogContent className={classes.content}>
          <TargetFields
            draft={draft}
            report={report}
            tried={tried}
            onMetric={other => setDraft(draftOf(other, known))}
            onChange={setDraft}
          />
          {error && <SaveError error={error} />}
        </DialogContent>
        <DialogActions className={classes.actions}>
          {exists && (
            <TextButton
              className={classes.remove}
              disabled={busy}
              onClick={() => run(() => targets.remove(draft.metric))}
            >
              {t('targets.remove')}
            </TextButton>
          )}
          <TextButton onClick={onClose}>{t('targets.cancel')}</TextButton>
          <TextButton
            type="submit"
            color="primary"
            variant="contained"
            disabled={busy}
          >
            {t('targets.save')}
          </TextButton>
        </DialogActions>
      </form>
    </Dialog>
  );
}
