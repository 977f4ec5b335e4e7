import { ComponentProps } from 'react';
import { withStyles } from '@material-ui/core/styles';
import { LinkButton } from '@backstage/core-components';
import { textButtonStyles } from './TextButton';

/** A link that looks like a `TextButton`, for the one thing to do next. */
export const ButtonLink = withStyles(textButtonStyles, {
  name: 'DoraButtonLink',
})((props: ComponentProps<typeof LinkButton>) => (
  // It leads somewhere, whatever it looks like.
  <LinkButton
    role={undefined}
    size="small"
    variant="outlined"
    color="primary"
    {...props}
  />
));
