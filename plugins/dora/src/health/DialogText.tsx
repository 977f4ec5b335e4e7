import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  { text: { margin: 0, fontSize: 14, lineHeight: '20px' } },
  { name: 'DoraDialogText' },
);

/** What a dialog is about to do. */
export function DialogText({ children }: { children: ReactNode }) {
  const classes = useStyles();
  return <p className={classes.text}>{children}</p>;
}
