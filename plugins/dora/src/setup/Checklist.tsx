import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import {
  ServiceSetup,
  SetupStep,
  SetupStepId,
} from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { Announcement } from '../components/Announcement';
import { useFormat } from '../format/useFormat';
import { TargetsPanel } from '../targets/TargetsPanel';
import { SenderGuide } from './SenderGuide';
import { SetupStepRow } from './SetupStepRow';

const OPTIONAL: SetupStepId[] = ['ci'];

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: 0,
      padding: 0,
      listStyle: 'none',
      borderRadius: 8,
      border: `1px solid ${tonesOf(theme).line}`,
      backgroundColor: theme.palette.background.paper,
    },
  }),
  { name: 'DoraChecklist' },
);

/** The steps that the four metrics need. */
export function neededSteps({ steps }: ServiceSetup): SetupStep[] {
  return steps.filter(({ id }) => !OPTIONAL.includes(id));
}

/** The steps, the first that is not done opened until somebody opens another. */
export function Checklist(props: { entity: Entity; setup: ServiceSetup }) {
  const { entity, setup } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const [toggled, setToggled] = useState<Map<SetupStepId, boolean>>(new Map());
  const needed = neededSteps(setup);
  const next = needed.find(({ state }) => state === 'waiting');
  const received = setup.steps.filter(({ state }) => state === 'received');
  return (
    <>
      <Announcement
        text={t('setup.announced', {
          steps: received.map(({ id }) => t(`setup.step.${id}`)).join(', '),
        })}
      />
      <ol className={classes.list} aria-label={t('setup.title')}>
        {setup.steps.map(step => {
          const open = toggled.get(step.id) ?? step === next;
          const place = needed.indexOf(step);
          return (
            <SetupStepRow
              key={step.id}
              step={step}
              number={place < 0 ? undefined : place + 1}
              open={open}
              onToggle={() =>
                setToggled(before => new Map(before).set(step.id, !open))
              }
            >
              {step.id === 'targets' ? (
                <TargetsPanel
                  entity={getCompoundEntityRef(entity)}
                  revision={0}
                />
              ) : (
                <SenderGuide step={step.id} setup={setup} />
              )}
            </SetupStepRow>
          );
        })}
      </ol>
    </>
  );
}
