import { withStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import { tonesOf } from '../charts/tones';

/** A tooltip that holds more than a word. */
export const Hint = withStyles(
  theme => ({
    tooltip: {
      maxWidth: 320,
      padding: '8px 12px',
      borderRadius: 6,
      border: `1px solid ${tonesOf(theme).line}`,
      color: theme.palette.text.primary,
      backgroundColor: theme.palette.background.paper,
      boxShadow: theme.shadows[4],
      fontFamily: 'inherit',
      fontSize: 13,
      fontWeight: 400,
      lineHeight: '18px',
    },
  }),
  { name: 'DoraHint' },
)(Tooltip);
