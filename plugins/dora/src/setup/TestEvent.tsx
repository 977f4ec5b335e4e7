import { ServiceSetup } from '@dora-metrics/backstage-plugin-dora-common';
import { CodeBlock } from '../components/CodeBlock';
import { useFormat } from '../format/useFormat';
import { Choice } from './choices';
import { GuidePart, GuideText } from './GuidePart';
import { SentStep } from './senders';
import { configYaml, testCommand } from './snippets';

const GENERIC = 'generic';

/** A command that sends an event for the service, whatever the sender is to be. */
export function TestEvent(props: {
  step: SentStep;
  setup: ServiceSetup;
  chosen: Choice;
  addressOf: (sourceId: string) => string;
}) {
  const { step, setup, chosen, addressOf } = props;
  const { t } = useFormat();
  const { entityRef, names, sources } = setup;
  const source = sources.find(({ kind }) => kind === GENERIC);
  const sourceId = chosen.kind === GENERIC ? chosen.sourceId : source?.id;
  const id = sourceId ?? GENERIC;
  return (
    <GuidePart title={t('setup.try')}>
      <GuideText>
        {t('setup.tryAbout', { service: entityRef, source: id })}{' '}
        {step === 'git' && t('setup.tryCommit')}
      </GuideText>
      {sourceId === undefined && (
        <>
          <GuideText>{t('setup.tryNeeds')}</GuideText>
          <CodeBlock
            code={configYaml({ ...chosen, kind: GENERIC, sourceId: id })}
            copyLabel={t('setup.copyYaml')}
          />
        </>
      )}
      <CodeBlock
        code={testCommand(step, {
          address: addressOf(id),
          sourceId: id,
          entityRef,
          names,
        })}
        copyLabel={t('setup.copyCommand')}
      />
    </GuidePart>
  );
}
