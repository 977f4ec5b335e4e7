import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { ServiceSetup } from '@dora-metrics/backstage-plugin-dora-common';
import { CodeBlock } from '../components/CodeBlock';
import { useFormat } from '../format/useFormat';
import { useWebhookAddress } from '../health/useWebhookAddress';
import { ArrivalHints } from './ArrivalHints';
import { Choice, choicesFor, firstChoice } from './choices';
import { GuidePart, GuideText } from './GuidePart';
import { SenderField } from './SenderField';
import { docsOf, isBuiltIn, SENDERS, SentStep } from './senders';
import { configYaml } from './snippets';
import { TestEvent } from './TestEvent';

const useStyles = makeStyles(
  {
    guide: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 20 },
    docs: { fontSize: 13 },
  },
  { name: 'DoraSenderGuide' },
);

/** How to have a sender tell of a step: what to paste here and what there. */
export function SenderGuide(props: { step: SentStep; setup: ServiceSetup }) {
  const { step, setup } = props;
  const classes = useStyles();
  const addressOf = useWebhookAddress();
  const [key, setKey] = useState<string>();
  const choices = choicesFor(step, setup.sources);
  const chosen =
    choices.find(choice => choice.key === key) ?? firstChoice(step, choices);
  return (
    <div className={classes.guide}>
      <SenderField
        id={`dora-setup-sender-${step}`}
        choices={choices}
        chosen={chosen}
        onChange={setKey}
      />
      <ArrivalHints step={step} sourceId={chosen.sourceId} setup={setup} />
      <Configure choice={chosen} />
      <Connect choice={chosen} address={addressOf(chosen.sourceId)} />
      <TestEvent
        step={step}
        setup={setup}
        chosen={chosen}
        addressOf={addressOf}
      />
    </div>
  );
}

function Configure({ choice }: { choice: Choice }) {
  const { t } = useFormat();
  return choice.configured ? (
    <GuidePart title={t('setup.configured')}>
      <GuideText>
        {t('setup.configuredWhere', { key: `dora.sources.${choice.sourceId}` })}
      </GuideText>
    </GuidePart>
  ) : (
    <GuidePart title={t('setup.addSource', { file: 'app-config.yaml' })}>
      <CodeBlock code={configYaml(choice)} copyLabel={t('setup.copyYaml')} />
    </GuidePart>
  );
}

function Connect({ choice, address }: { choice: Choice; address: string }) {
  const classes = useStyles();
  const { t } = useFormat();
  const { kind } = choice;
  const code = <CodeBlock code={address} copyLabel={t('setup.copyAddress')} />;
  if (!isBuiltIn(kind)) {
    return (
      <GuidePart title={t('setup.connect', { title: kind })}>
        <GuideText>{t('setup.otherModule')}</GuideText>
        {code}
      </GuidePart>
    );
  }
  const { title, secret } = SENDERS[kind];
  return (
    <GuidePart title={t('setup.connect', { title })}>
      <GuideText>{t(`setup.where.${kind}`)}</GuideText>
      {code}
      <GuideText>{t(`setup.secret.${secret}`)}</GuideText>
      <GuideText>
        {t('setup.events', { events: t(`setup.what.${kind}`) })}
      </GuideText>
      <Link to={docsOf(kind)} className={classes.docs}>
        {t('setup.docs', { title })}
      </Link>
    </GuidePart>
  );
}
