import Slider from '@material-ui/core/Slider';
import { makeStyles } from '@material-ui/core/styles';
import { Stage } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: '72px minmax(0, 1fr) 64px',
      alignItems: 'center',
      gap: 16,
      fontSize: 13,
      fontVariantNumeric: 'tabular-nums',
    },
    name: { fontWeight: 600 },
    part: { color: tonesOf(theme).subtle },
  }),
  { name: 'DoraStageSlider' },
);

/** Sets the part of its time that a stage takes, in steps of a tenth. */
export function StageSlider(props: {
  stage: Stage;
  /** 0 to 1. */
  factor: number;
  onChange: (factor: number) => void;
}) {
  const { stage, factor, onChange } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const name = t(`stages.name.${stage}`);
  return (
    <div className={classes.root}>
      <span aria-hidden className={classes.name}>
        {name}
      </span>
      <Slider
        aria-label={t('whatIf.slider', { stage: name })}
        value={Math.round(factor * 100)}
        min={0}
        max={100}
        step={10}
        getAriaValueText={percent => partText(percent, t)}
        onChange={(_, percent) => onChange(Number(percent) / 100)}
      />
      <span aria-hidden className={classes.part}>
        {partText(Math.round(factor * 100), t)}
      </span>
    </div>
  );
}

function partText(percent: number, t: Translate): string {
  switch (percent) {
    case 0:
      return t('whatIf.part.none');
    case 50:
      return t('whatIf.part.half');
    case 100:
      return t('whatIf.part.all');
    default:
      return t('whatIf.part.some', { percent: String(percent) });
  }
}
