import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { RiCheckLine } from '@remixicon/react';
import { tonesOf } from '../charts/tones';
import { Hint } from './Hint';

const useStyles = makeStyles(
  theme => {
    const { levels, neutral, warning } = tonesOf(theme);
    return {
      chip: {
        display: 'inline-flex',
        alignItems: 'center',
        gap: 4,
        height: 22,
        padding: '0 8px 0 6px',
        borderRadius: 11,
        fontSize: 12,
        fontWeight: 600,
        lineHeight: 1,
        whiteSpace: 'nowrap',
      },
      good: { color: levels.high.text, backgroundColor: levels.high.ground },
      bad: { color: levels.low.text, backgroundColor: levels.low.ground },
      warning: { color: warning.text, backgroundColor: warning.ground },
      neutral: { color: neutral.text, backgroundColor: neutral.ground },
    };
  },
  { name: 'DoraIconChip' },
);

/** What became of something: icon, word and tone, and in the tooltip what it means. */
export function IconChip(props: {
  icon: typeof RiCheckLine;
  tone: 'good' | 'bad' | 'warning' | 'neutral';
  hint: string;
  children: ReactNode;
}) {
  const { icon: Icon, tone, hint, children } = props;
  const classes = useStyles();
  return (
    <Hint title={hint}>
      <span className={`${classes.chip} ${classes[tone]}`}>
        <Icon size={14} aria-hidden />
        {children}
      </span>
    </Hint>
  );
}
