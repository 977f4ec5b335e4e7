import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  {
    number: {
      fontSize: 26,
      lineHeight: '32px',
      fontWeight: 600,
      letterSpacing: '-0.01em',
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
    },
    unit: {
      fontSize: 14,
      fontWeight: 500,
      letterSpacing: 0,
    },
  },
  { name: 'DoraBigNumber' },
);

/** A headline number, whose units are smaller than its digits. */
export function BigNumber({ text }: { text: string }) {
  const classes = useStyles();
  return (
    <span className={classes.number}>
      {text.split(/\s+/).map((word, index) =>
        /^[\d–]/.test(word) ? (
          word
        ) : (
          // With its spaces, for those of the digits are too wide.
          <span key={index} className={classes.unit}>
            {` ${word} `}
          </span>
        ),
      )}
    </span>
  );
}
