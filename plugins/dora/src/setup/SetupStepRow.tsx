import { ReactNode } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import { RiArrowDownSLine, RiCheckLine } from '@remixicon/react';
import { SetupStep } from '@dora-metrics/backstage-plugin-dora-common';
import { NARROW } from '../charts/room';
import { tonesOf } from '../charts/tones';
import { useFormat } from '../format/useFormat';
import { StepStatus } from './StepStatus';

const useStyles = makeStyles(
  theme => {
    const { neutral, levels, line, subtle } = tonesOf(theme);
    return {
      step: {
        display: 'grid',
        gridTemplateColumns: '32px minmax(0, 1fr)',
        columnGap: 16,
        padding: '16px 24px',
        '& + &': { borderTop: `1px solid ${line}` },
        [NARROW]: { padding: 16, columnGap: 12 },
      },
      marker: {
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'center',
        width: 32,
        height: 32,
        borderRadius: '50%',
        color: neutral.text,
        backgroundColor: neutral.ground,
        fontSize: 14,
        fontWeight: 600,
      },
      done: {
        color: levels.elite.text,
        backgroundColor: levels.elite.ground,
      },
      head: {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        justifyContent: 'space-between',
        gap: '0 16px',
        minHeight: 32,
      },
      title: { margin: 0, fontSize: 16, fontWeight: 600 },
      toggle: {
        gap: 4,
        padding: '4px 8px',
        margin: '0 -8px',
        borderRadius: 4,
        font: 'inherit',
        '&:hover': { backgroundColor: neutral.ground },
      },
      focused: { outline: `2px solid ${theme.palette.primary.main}` },
      arrow: { transition: 'transform 150ms' },
      turned: { transform: 'rotate(180deg)' },
      optional: { color: subtle, fontSize: 12, fontWeight: 400 },
      gives: { margin: 0, color: subtle, fontSize: 14, lineHeight: '20px' },
      body: { marginTop: 16 },
    };
  },
  { name: 'DoraSetupStep' },
);

/** One step: what it gives, whether it is done, and folded up, how to do it. */
export function SetupStepRow(props: {
  step: SetupStep;
  /** Its place among the steps that are needed; none for the others. */
  number?: number;
  open: boolean;
  onToggle: () => void;
  children: ReactNode;
}) {
  const { step, number, open, onToggle, children } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const id = `dora-setup-${step.id}`;
  const isDone = step.state === 'received';
  return (
    <li className={classes.step}>
      <div
        aria-hidden
        className={`${classes.marker} ${isDone ? classes.done : ''}`}
      >
        {isDone ? <RiCheckLine size={18} /> : number ?? '+'}
      </div>
      <div>
        <div className={classes.head}>
          <h3 className={classes.title}>
            <ButtonBase
              className={classes.toggle}
              focusVisibleClassName={classes.focused}
              aria-expanded={open}
              aria-controls={id}
              onClick={onToggle}
            >
              {t(`setup.step.${step.id}`)}
              {number === undefined && (
                <>
                  {' '}
                  <span className={classes.optional}>
                    {t('setup.optional')}
                  </span>
                </>
              )}
              <RiArrowDownSLine
                size={18}
                aria-hidden
                className={`${classes.arrow} ${open ? classes.turned : ''}`}
              />
            </ButtonBase>
          </h3>
          <StepStatus step={step} />
        </div>
        <p className={classes.gives}>{t(`setup.gives.${step.id}`)}</p>
        <div id={id} hidden={!open} className={classes.body}>
          {open && children}
        </div>
      </div>
    </li>
  );
}
