import Button, { ButtonProps } from '@material-ui/core/Button';
import { createStyles, withStyles } from '@material-ui/core/styles';

/** How buttons look whose labels are not shouted. */
export const textButtonStyles = createStyles({
  root: {
    fontFamily: 'inherit',
    fontSize: 13,
    fontWeight: 500,
    letterSpacing: 0,
    textTransform: 'none',
  },
});

/** A small button whose label is not shouted. */
export const TextButton = withStyles(textButtonStyles, {
  name: 'DoraTextButton',
})((props: ButtonProps) => <Button size="small" {...props} />);
