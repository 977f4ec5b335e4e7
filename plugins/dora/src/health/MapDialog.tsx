import { useState } from 'react';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { UnmatchedSubject } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { useAction } from '../api/useAction';
import { FormDialog } from '../components/FormDialog';
import { useFormat } from '../format/useFormat';
import { ComponentField, titleOf } from './ComponentField';
import { DialogText } from './DialogText';

/** Says which service a name belongs to. */
export function MapDialog(props: {
  subject: UnmatchedSubject;
  onDone: (said: string) => void;
  onClose: () => void;
}) {
  const { subject, name } = props.subject;
  const { t } = useFormat();
  const api = useApi(doraApiRef);
  const [entity, setEntity] = useState<Entity>();
  const [tried, setTried] = useState(false);
  const { busy, error, run } = useAction(props.onDone);
  const submit = () => {
    setTried(true);
    if (entity) {
      run(async () => {
        await api.mapSubject(subject, stringifyEntityRef(entity));
        return t('health.map.done', { name, service: titleOf(entity) });
      });
    }
  };
  return (
    <FormDialog
      title={t('health.map.title', { name })}
      submit={t('health.map.submit')}
      busy={busy}
      error={error}
      errorText={t('health.map.failed')}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <DialogText>{t('health.map.about')}</DialogText>
      <ComponentField
        value={entity}
        missing={tried && !entity}
        onChange={setEntity}
      />
    </FormDialog>
  );
}
