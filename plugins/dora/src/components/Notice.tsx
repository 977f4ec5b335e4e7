import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  RiAlertLine,
  RiInformationLine,
  RiLoopLeftLine,
} from '@remixicon/react';
import { tonesOf } from '../charts/tones';

const useStyles = makeStyles(
  theme => {
    const { neutral, warning } = tonesOf(theme);
    return {
      notice: {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 10,
        padding: '10px 16px',
        borderRadius: 8,
        fontSize: 14,
        lineHeight: '20px',
        '& > svg': { flexShrink: 0 },
      },
      text: { flex: '1 1 0', minWidth: 200 },
      neutral: { color: neutral.text, backgroundColor: neutral.ground },
      warning: { color: warning.text, backgroundColor: warning.ground },
    };
  },
  { name: 'DoraNotice' },
);

const ICONS = {
  info: RiInformationLine,
  busy: RiLoopLeftLine,
  warning: RiAlertLine,
};

/** One line that the reader should know, with at most one thing to do. */
export function Notice(props: {
  kind?: keyof typeof ICONS;
  action?: ReactNode;
  children: ReactNode;
}) {
  const { kind = 'info', action, children } = props;
  const classes = useStyles();
  const Icon = ICONS[kind];
  const tone = kind === 'warning' ? classes.warning : classes.neutral;
  return (
    <div className={`${classes.notice} ${tone}`}>
      <Icon size={18} aria-hidden />
      <div className={classes.text}>{children}</div>
      {action}
    </div>
  );
}
