import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  DataHealth,
  UNMATCHED_LIMITS,
  UnmatchedSubject,
} from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { useAction } from '../api/useAction';
import { EmptyText } from '../components/EmptyText';
import { LoadedPanel } from '../components/LoadedPanel';
import { SwitchField } from '../components/SwitchField';
import { useFormat } from '../format/useFormat';
import { About } from './About';
import { MapDialog } from './MapDialog';
import { Outcome } from './Outcome';
import { ReasonDialog } from './ReasonDialog';
import { UnmatchedTable } from './UnmatchedTable';
import { HealthState } from './useHealth';
import { HealthViewState } from './useHealthView';
import { useSaid } from './useSaid';

const HEIGHT = 120;

/** Names that no service answers to, and what can be done about each. */
export function UnmatchedPanel(props: {
  state: HealthState;
  view: HealthViewState;
}) {
  const { state, view } = props;
  const { t } = useFormat();
  const ignored = state.health.data?.unmatched.filter(isIgnored) ?? [];
  return (
    <LoadedPanel
      title={t('health.unmatched.title')}
      loaded={state.health}
      errorText={t('health.failed')}
      height={HEIGHT}
      actions={
        ignored.length > 0 && (
          <SwitchField
            label={t('health.unmatched.show', { count: ignored.length })}
            checked={view.view.ignored}
            onChange={checked => view.setView({ ignored: checked })}
          />
        )
      }
    >
      {data => <Names data={data} view={view} onChange={state.refresh} />}
    </LoadedPanel>
  );
}

function isIgnored({ ignoredReason }: UnmatchedSubject): boolean {
  return ignoredReason !== null;
}

function Names(props: {
  data: DataHealth;
  view: HealthViewState;
  onChange: () => void;
}) {
  const { data, view, onChange } = props;
  const { t } = useFormat();
  const api = useApi(doraApiRef);
  const [said, say] = useSaid();
  const [mapped, setMapped] = useState<UnmatchedSubject>();
  const [ignored, setIgnored] = useState<UnmatchedSubject>();
  const done = (words: string) => {
    say(words);
    setMapped(undefined);
    setIgnored(undefined);
    onChange();
  };
  const restoring = useAction(done);
  const shown = data.unmatched.filter(
    one => view.view.ignored || !isIgnored(one),
  );
  return (
    <>
      {shown.length > 0 ? (
        <>
          <About>{t('health.unmatched.about')}</About>
          <UnmatchedTable
            subjects={shown}
            linkTo={view.linkTo}
            actions={
              data.manageable
                ? {
                    onMap: setMapped,
                    onIgnore: setIgnored,
                    onRestore: ({ subject, name }) =>
                      restoring.run(async () => {
                        await api.restoreSubject(subject);
                        return t('health.ignore.restored', { name });
                      }),
                  }
                : undefined
            }
          />
          {data.unmatched.length >= UNMATCHED_LIMITS.subjects && (
            <About>
              {t('health.unmatched.more', {
                n: String(UNMATCHED_LIMITS.subjects),
              })}
            </About>
          )}
        </>
      ) : (
        <EmptyText height={80}>
          {data.unmatched.length > 0
            ? t('health.unmatched.noneLeft')
            : t('health.unmatched.none')}
        </EmptyText>
      )}
      <Outcome
        said={said}
        failed={{
          text: t('health.ignore.restoreFailed'),
          error: restoring.error,
        }}
      />
      {mapped && (
        <MapDialog
          subject={mapped}
          onDone={done}
          onClose={() => setMapped(undefined)}
        />
      )}
      {ignored && (
        <IgnoreDialog
          subject={ignored}
          onDone={done}
          onClose={() => setIgnored(undefined)}
        />
      )}
    </>
  );
}

function IgnoreDialog(props: {
  subject: UnmatchedSubject;
  onDone: (said: string) => void;
  onClose: () => void;
}) {
  const { subject, name } = props.subject;
  const { t } = useFormat();
  const api = useApi(doraApiRef);
  const { busy, error, run } = useAction(props.onDone);
  return (
    <ReasonDialog
      title={t('health.ignore.title', { name })}
      about={t('health.ignore.about')}
      submit={t('health.ignore.submit')}
      busy={busy}
      error={error}
      errorText={t('health.ignore.failed')}
      onSubmit={reason =>
        run(async () => {
          await api.ignoreSubject(subject, reason);
          return t('health.ignore.done', { name });
        })
      }
      onClose={props.onClose}
    />
  );
}
