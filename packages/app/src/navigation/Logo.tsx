import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    height: sidebarConfig.drawerWidthClosed,
    paddingLeft: (sidebarConfig.drawerWidthClosed - 32) / 2,
    color: theme.palette.navigation.selectedColor,
    fontSize: 20,
    fontWeight: 600,
    whiteSpace: 'nowrap',
  },
  mark: { width: 32, height: 32, flexShrink: 0 },
}));

/** Four bars for four metrics; the same drawing as `public/favicon.svg`. */
export const Logo = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <Link to="/" underline="none" className={classes.root} aria-label="Home">
      <svg viewBox="0 0 32 32" className={classes.mark} aria-hidden>
        <rect width="32" height="32" rx="7" fill="#0b6e63" />
        <g fill="#ffffff">
          <rect x="6" y="18" width="4" height="8" rx="1.5" />
          <rect x="11.33" y="14" width="4" height="12" rx="1.5" />
          <rect x="16.67" y="10" width="4" height="16" rx="1.5" />
          <rect x="22" y="6" width="4" height="20" rx="1.5" />
        </g>
      </svg>
      {isOpen && 'Acme portal'}
    </Link>
  );
};
