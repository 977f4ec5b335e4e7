import { forwardRef, ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from '../charts/tones';
import { NARROW } from '../charts/room';

const useStyles = makeStyles(
  theme => {
    const { subtle, line } = tonesOf(theme);
    return {
      panel: {
        display: 'flex',
        flexDirection: 'column',
        minWidth: 0,
        padding: '20px 24px',
        borderRadius: 8,
        border: `1px solid ${line}`,
        backgroundColor: theme.palette.background.paper,
        // Below the sticky filter bar when a tile leads here.
        scrollMarginTop: 96,
        [NARROW]: { padding: 16 },
      },
      selected: {
        borderColor: theme.palette.primary.main,
        boxShadow: `inset 0 2px 0 ${theme.palette.primary.main}`,
      },
      header: {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 12,
        minHeight: 32,
        marginBottom: 12,
      },
      title: { flex: 1, margin: 0, fontSize: 16, fontWeight: 600 },
      body: { flex: 1, minWidth: 0 },
      note: {
        marginTop: 16,
        color: subtle,
        fontSize: 12,
        lineHeight: '18px',
        fontVariantNumeric: 'tabular-nums',
        '&:empty': { display: 'none' },
      },
    };
  },
  { name: 'DoraPanel' },
);

/** A titled area of the page. */
export const Panel = forwardRef<
  HTMLElement,
  {
    title: string;
    /** Beside the title. */
    actions?: ReactNode;
    /** Below: what the numbers were computed from. */
    note?: ReactNode;
    selected?: boolean;
    /** On its way. */
    busy?: boolean;
    children: ReactNode;
  }
>(function PanelSection(
  { title, actions, note, selected, busy, children },
  ref,
) {
  const classes = useStyles();
  return (
    <section
      ref={ref}
      aria-label={title}
      aria-busy={busy}
      className={`${classes.panel} ${selected ? classes.selected : ''}`}
    >
      <div className={classes.header}>
        <h3 className={classes.title}>{title}</h3>
        {actions}
      </div>
      <div className={classes.body}>{children}</div>
      {note && <div className={classes.note}>{note}</div>}
    </section>
  );
});
