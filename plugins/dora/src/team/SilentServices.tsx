import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from '../charts/tones';
import { EntityTabLink } from '../components/EntityTabLink';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  theme => {
    const { subtle, line } = tonesOf(theme);
    return {
      root: {
        padding: '12px 24px',
        borderRadius: 8,
        border: `1px solid ${line}`,
        backgroundColor: theme.palette.background.paper,
        fontSize: 14,
      },
      summary: { fontWeight: 600, cursor: 'pointer' },
      hint: { margin: '8px 0 0', color: subtle, fontSize: 13 },
      list: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: '6px 20px',
        margin: '8px 0 4px',
        padding: 0,
        listStyle: 'none',
      },
    };
  },
  { name: 'DoraSilentServices' },
);

/** Services that nothing was ever received for, folded up. */
export function SilentServices(props: { services: string[]; open?: boolean }) {
  const { services, open } = props;
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <details className={classes.root} open={open}>
      <summary className={classes.summary}>
        {t('team.silent', { count: services.length })}
      </summary>
      <p className={classes.hint}>{t('team.fix')}</p>
      <ul className={classes.list}>
        {services.map(entityRef => (
          <li key={entityRef}>
            <EntityTabLink entityRef={entityRef} />
          </li>
        ))}
      </ul>
    </details>
  );
}
