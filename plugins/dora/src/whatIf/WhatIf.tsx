import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { ServiceStages } from '@dora-metrics/backstage-plugin-dora-common';
import { GhostBar } from '../charts/GhostBar';
import { tonesOf } from '../charts/tones';
import { TextButton } from '../components/TextButton';
import { useFormat } from '../format/useFormat';
import { StageSlider } from './StageSlider';
import { useFactors } from './useFactors';
import { WhatIfSubject } from './useWhatIf';
import { WhatIfAnswer } from './WhatIfAnswer';

const PANEL_ID = 'dora-what-if';

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: 12 },
    panel: {
      marginTop: 8,
      padding: '12px 16px',
      borderRadius: 8,
      border: `1px solid ${tonesOf(theme).line}`,
    },
    title: { margin: '0 0 8px', fontSize: 14, fontWeight: 600 },
    sliders: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))',
      gap: '0 32px',
      marginBottom: 12,
    },
    note: {
      margin: '8px 0',
      color: tonesOf(theme).subtle,
      fontSize: 13,
      lineHeight: '18px',
    },
  }),
  { name: 'DoraWhatIf' },
);

/** Tries out what lead time would be if stages took less; folded up until asked for. */
export function WhatIf(props: {
  report: ServiceStages;
  reports: WhatIfSubject;
}) {
  const { report, reports } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const [factors, setFactors] = useFactors();
  const isTried = Object.keys(factors).length > 0;
  const [isOpen, setOpen] = useState(isTried);
  const stages = report.stages.filter(({ share }) => share > 0);
  return (
    <div className={classes.root}>
      <TextButton
        variant="outlined"
        aria-expanded={isOpen}
        aria-controls={isOpen ? PANEL_ID : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {t('whatIf.open')}
      </TextButton>
      {isOpen && (
        <div
          id={PANEL_ID}
          role="group"
          aria-label={t('whatIf.title')}
          className={classes.panel}
        >
          <h4 className={classes.title}>{t('whatIf.title')}</h4>
          <div className={classes.sliders}>
            {stages.map(({ stage }) => (
              <StageSlider
                key={stage}
                stage={stage}
                factor={factors[stage] ?? 1}
                onChange={factor => setFactors({ ...factors, [stage]: factor })}
              />
            ))}
          </div>
          <GhostBar stages={stages} factors={factors} />
          <WhatIfAnswer report={report} reports={reports} factors={factors} />
          <p className={classes.note}>{t('whatIf.note')}</p>
          <TextButton disabled={!isTried} onClick={() => setFactors({})}>
            {t('whatIf.reset')}
          </TextButton>
        </div>
      )}
    </div>
  );
}
