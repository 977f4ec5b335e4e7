import { ReactNode } from 'react';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import { RiCloseLine } from '@remixicon/react';
import { useFormat } from '../format/useFormat';

const TITLE_ID = 'dora-drawer-title';

const useStyles = makeStyles(
  theme => ({
    paper: {
      width: 560,
      maxWidth: '100vw',
      padding: '20px 28px 32px',
      [theme.breakpoints.down('xs')]: { padding: 16 },
    },
    header: { display: 'flex', alignItems: 'flex-start', gap: 16 },
    title: {
      flex: 1,
      minWidth: 0,
      margin: '4px 0 0',
      fontSize: 20,
      fontWeight: 600,
      lineHeight: '28px',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'DoraSideDrawer' },
);

/** Details over the right side of the page. They begin with a `DrawerHeader`. */
export function SideDrawer(props: {
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const { open, onClose, children } = props;
  const classes = useStyles();
  return (
    <Drawer
      anchor="right"
      open={open}
      onClose={onClose}
      classes={{ paper: classes.paper }}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': TITLE_ID,
      }}
    >
      {children}
    </Drawer>
  );
}

/** The name of what the drawer shows, and the way out. */
export function DrawerHeader(props: { title: string; onClose: () => void }) {
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <div className={classes.header}>
      <h2 id={TITLE_ID} className={classes.title}>
        {props.title}
      </h2>
      <IconButton
        size="small"
        aria-label={t('drawer.close')}
        onClick={props.onClose}
      >
        <RiCloseLine size={20} aria-hidden />
      </IconButton>
    </div>
  );
}
