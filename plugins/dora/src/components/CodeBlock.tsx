import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from '../charts/tones';
import { CopyButton } from './CopyButton';

/** Too narrow to have the button beside the code. */
const CRAMPED = '@container (max-width: 440px)';

const useStyles = makeStyles(
  theme => ({
    root: {
      containerType: 'inline-size',
      position: 'relative',
      borderRadius: 6,
      backgroundColor: tonesOf(theme).neutral.ground,
      color: theme.palette.text.primary,
      textAlign: 'left',
    },
    code: {
      margin: 0,
      padding: '14px 16px',
      overflowX: 'auto',
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
      fontSize: 13,
      lineHeight: '20px',
    },
    copy: {
      position: 'absolute',
      top: 8,
      right: 8,
      borderRadius: 4,
      // Long lines pass beneath it.
      backgroundColor: tonesOf(theme).neutral.ground,
      [CRAMPED]: { position: 'static', padding: '0 8px 8px' },
    },
  }),
  { name: 'DoraCodeBlock' },
);

/** A few lines to be copied. */
export function CodeBlock({
  code,
  copyLabel,
}: {
  code: string;
  copyLabel: string;
}) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <pre className={classes.code}>{code}</pre>
      <div className={classes.copy}>
        <CopyButton label={copyLabel} text={() => code} />
      </div>
    </div>
  );
}
