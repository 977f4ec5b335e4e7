import { Intervention } from '@dora-metrics/backstage-plugin-dora-common';
import { useAction } from '../api/useAction';
import { FormDialog } from '../components/FormDialog';
import { useFormat } from '../format/useFormat';
import { DialogText } from '../health/DialogText';

/** Asks before an intervention is shown no more. */
export function RemoveDialog(props: {
  intervention: Intervention;
  onRemove: () => Promise<void>;
  onClose: () => void;
}) {
  const { intervention, onRemove, onClose } = props;
  const { t } = useFormat();
  const { busy, error, run } = useAction<void>(onClose);
  return (
    <FormDialog
      title={t('interventions.removeTitle')}
      submit={t('interventions.remove')}
      busy={busy}
      error={error}
      errorText={t('interventions.removeFailed')}
      onSubmit={() => run(onRemove)}
      onClose={onClose}
    >
      <DialogText>
        {t('interventions.removeText', { title: intervention.title })}
      </DialogText>
    </FormDialog>
  );
}
