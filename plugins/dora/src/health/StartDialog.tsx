import { FormDialog } from '../components/FormDialog';
import { useFormat } from '../format/useFormat';
import { DialogText } from './DialogText';
import { useStartOperation } from './useStartOperation';

/** Asks once more before work starts that loses nothing, but takes long. */
export function StartDialog(props: {
  kind: 'recompute' | 'reparse';
  onDone: (said: string) => void;
  onClose: () => void;
}) {
  const { kind, onDone, onClose } = props;
  const { t } = useFormat();
  const { busy, error, start } = useStartOperation(onDone);
  return (
    <FormDialog
      title={t(`health.operation.kind.${kind}`)}
      submit={t('health.maintenance.start')}
      busy={busy}
      error={error}
      errorText={t('health.maintenance.startFailed')}
      onSubmit={() => start({ kind })}
      onClose={onClose}
    >
      <DialogText>{t(`health.maintenance.about.${kind}`)}</DialogText>
    </FormDialog>
  );
}
