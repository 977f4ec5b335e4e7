import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from '../charts/tones';

const useStyles = makeStyles(
  theme => {
    const { neutral, line } = tonesOf(theme);
    return {
      root: {
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 16,
        padding: '40px 16px',
        textAlign: 'center',
      },
      page: {
        minHeight: 320,
        borderRadius: 8,
        border: `1px solid ${line}`,
        backgroundColor: theme.palette.background.paper,
      },
      icon: {
        display: 'flex',
        padding: 12,
        borderRadius: '50%',
        color: neutral.text,
        backgroundColor: neutral.ground,
      },
      text: {
        maxWidth: 560,
        margin: 0,
        fontSize: 16,
        lineHeight: '24px',
        textWrap: 'balance',
      },
      more: { width: '100%', maxWidth: 520 },
    };
  },
  { name: 'DoraEmptyPage' },
);

/** One sentence in the place of a page or card, and what to do about it. */
export function EmptyPage(props: {
  icon: ReactNode;
  text: string;
  inCard?: boolean;
  children?: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={`${classes.root} ${props.inCard ? '' : classes.page}`}>
      <div className={classes.icon} aria-hidden>
        {props.icon}
      </div>
      <p className={classes.text}>{props.text}</p>
      {props.children && <div className={classes.more}>{props.children}</div>}
    </div>
  );
}
