import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from '../charts/tones';

/** The shape that a tile and its skeleton share. */
export const useTileStyles = makeStyles(
  theme => {
    const { subtle, line } = tonesOf(theme);
    return {
      root: {
        position: 'relative',
        display: 'flex',
        flexDirection: 'column',
        minWidth: 0,
        minHeight: 136,
        padding: '14px 16px',
        borderRadius: 8,
        border: `1px solid ${line}`,
        backgroundColor: theme.palette.background.paper,
        transition: 'border-color 120ms',
        '&:hover': { borderColor: theme.palette.primary.main },
        '&:focus-within': {
          borderColor: theme.palette.primary.main,
          boxShadow: `0 0 0 1px ${theme.palette.primary.main}`,
        },
      },
      selected: {
        borderColor: theme.palette.primary.main,
        boxShadow: `inset 0 2px 0 ${theme.palette.primary.main}`,
      },
      label: {
        display: 'flex',
        alignItems: 'center',
        gap: 4,
        minHeight: 20,
        color: subtle,
        fontSize: 11,
        fontWeight: 600,
        letterSpacing: '0.05em',
        lineHeight: '16px',
        textTransform: 'uppercase',
      },
      headline: {
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'space-between',
        gap: 8,
        minHeight: 32,
        margin: '6px 0 8px',
      },
      foot: {
        display: 'flex',
        flex: 1,
        alignItems: 'flex-end',
        justifyContent: 'space-between',
        gap: 8,
        '& > svg': { flexShrink: 0 },
      },
      facts: {
        minWidth: 0,
        minHeight: 36,
        textWrap: 'balance',
        color: subtle,
        fontSize: 12,
        lineHeight: '18px',
        fontVariantNumeric: 'tabular-nums',
      },
    };
  },
  { name: 'DoraTile' },
);
