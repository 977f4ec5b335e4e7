import Button, { ButtonProps } from '@material-ui/core/Button';
import { withStyles } from '@material-ui/core/styles';

/** A small button whose label is not shouted. */
export const TextButton = withStyles(
  {
    root: {
      fontFamily: 'inherit',
      fontSize: 13,
      fontWeight: 500,
      letterSpacing: 0,
      textTransform: 'none',
    },
  },
  { name: 'DoraTextButton' },
)((props: ButtonProps) => <Button size="small" {...props} />);
