import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { MetricId } from '@dora-metrics/backstage-plugin-dora-common';
import { useAction } from '../api/useAction';
import { FormDialog } from '../components/FormDialog';
import { TextButton } from '../components/TextButton';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
import { TargetFields } from './TargetFields';
import { draftOf, isDue, valueOf } from './targetDraft';
import { EditableTargets } from './useTargets';

const useStyles = makeStyles(
  {
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
  const { busy, error, run } = useAction<void>(onClose);
  const exists = known.some(target => target.metric === draft.metric);

  const submit = () => {
    setTried(true);
    const value = valueOf(draft);
    if (value !== undefined && isDue(draft.due)) {
      run(() => targets.set(draft.metric, { value, due: draft.due }));
    }
  };
  return (
    <FormDialog
      title={t('targets.set')}
      submit={t('targets.save')}
      busy={busy}
      error={error}
      errorText={t('targets.failed')}
      actions={
        exists && (
          <TextButton
            className={classes.remove}
            disabled={busy}
            onClick={() => run(() => targets.remove(draft.metric))}
          >
            {t('targets.remove')}
          </TextButton>
        )
      }
      onSubmit={submit}
      onClose={onClose}
    >
      <TargetFields
        draft={draft}
        report={report}
        tried={tried}
        onMetric={other => setDraft(draftOf(other, known))}
        onChange={setDraft}
      />
    </FormDialog>
  );
}
