import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  DefinitionRule,
  DefinitionValue,
  DefinitionValues,
  Simulation,
} from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { useAction } from '../api/useAction';
import { tonesOf } from '../charts/tones';
import { ActionError } from '../components/ActionError';
import { Announcement } from '../components/Announcement';
import { Panel } from '../components/Panel';
import { SelectField } from '../components/SelectField';
import { TextButton } from '../components/TextButton';
import { useFormat } from '../format/useFormat';
import { flippedText } from './flippedText';
import { RuleField } from './RuleField';
import { SimulationResult } from './SimulationResult';

const PERIODS = ['30', '90', '180'] as const;

const useStyles = makeStyles(
  theme => ({
    about: {
      margin: '0 0 16px',
      color: tonesOf(theme).subtle,
      fontSize: 13,
      lineHeight: '18px',
    },
    fields: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))',
      gap: '20px 16px',
      alignItems: 'start',
    },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 12,
      margin: '20px 0',
    },
  }),
  { name: 'DoraSimulator' },
);

type Rules = Partial<DefinitionValues>;

/** Rules to try on a service, and what they would make of its numbers. */
export function Simulator(props: {
  service: CompoundEntityRef;
  rules: DefinitionRule[];
}) {
  const { service, rules } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const api = useApi(doraApiRef);
  const [tried, setTried] = useState<Rules>({});
  const [days, setDays] = useState<(typeof PERIODS)[number]>('90');
  const [answer, setAnswer] = useState<{ of: Rules; simulation: Simulation }>();
  const { busy, error, run } = useAction(setAnswer);
  const isChanged = Object.keys(tried).length > 0;
  const change = (rule: DefinitionRule, value: DefinitionValue | undefined) => {
    const { [rule.key]: _, ...others } = tried;
    setTried(value === undefined ? others : { ...others, [rule.key]: value });
  };
  const simulate = () =>
    run(async () => ({
      of: tried,
      simulation: await api.simulate(service, tried, { range: `${days}d` }),
    }));
  return (
    <Panel title={t('definitions.simulator.title')}>
      <p className={classes.about}>{t('definitions.simulator.about')}</p>
      <div className={classes.fields}>
        {listsLast(rules).map(rule => (
          <RuleField
            key={rule.key}
            rule={rule}
            value={tried[rule.key]}
            onChange={value => change(rule, value)}
          />
        ))}
      </div>
      <div className={classes.actions}>
        <SelectField
          id="dora-simulation-period"
          label={t('definitions.simulator.period')}
          value={days}
          options={PERIODS.map(value => ({
            value,
            label: t('definitions.simulator.days', { days: value }),
          }))}
          onChange={setDays}
        />
        <TextButton
          variant="contained"
          color="primary"
          disabled={!isChanged || busy}
          onClick={simulate}
        >
          {busy
            ? t('definitions.simulator.running')
            : t('definitions.simulator.run')}
        </TextButton>
        <TextButton
          disabled={!isChanged || busy}
          onClick={() => {
            setTried({});
            setAnswer(undefined);
          }}
        >
          {t('definitions.simulator.reset')}
        </TextButton>
        {!isChanged && <span>{t('definitions.simulator.nothing')}</span>}
      </div>
      {error && (
        <ActionError text={t('definitions.simulator.failed')} error={error} />
      )}
      <Announcement text={answer && flippedText(answer.simulation, t)} />
      {answer && (
        <SimulationResult
          rules={rules}
          tried={answer.of}
          simulation={answer.simulation}
        />
      )}
    </Panel>
  );
}

/** Wide fields come last, so that they leave no holes among the others. */
function listsLast(rules: DefinitionRule[]): DefinitionRule[] {
  const isList = ({ accepts }: DefinitionRule) =>
    accepts.type === 'choices' || accepts.type === 'texts';
  return [...rules.filter(rule => !isList(rule)), ...rules.filter(isList)];
}
