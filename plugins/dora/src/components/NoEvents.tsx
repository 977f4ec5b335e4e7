import { makeStyles } from '@material-ui/core/styles';
import { RiInboxLine } from '@remixicon/react';
import { tonesOf } from '../charts/tones';
import { useFormat } from '../format/useFormat';
import { ButtonLink } from './ButtonLink';
import { EmptyPage } from './EmptyPage';

const useStyles = makeStyles(
  theme => {
    const { subtle, line } = tonesOf(theme);
    return {
      setup: { marginBottom: 24 },
      hint: { margin: '0 0 8px', color: subtle, fontSize: 13 },
      endpoints: {
        margin: 0,
        padding: 0,
        listStyle: 'none',
        textAlign: 'left',
        fontSize: 13,
        '& li': {
          display: 'grid',
          gap: 2,
          padding: '10px 0',
          borderTop: `1px solid ${line}`,
        },
        '& span': { color: subtle },
      },
    };
  },
  { name: 'DoraNoEvents' },
);

/** Where nothing was ever received, and where to send it. */
export function NoEvents(props: {
  inCard?: boolean;
  /** Where to set it up; undefined where there is no such page. */
  setup?: string;
}) {
  const { inCard, setup } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const endpoints = [
    ['github', t('empty.endpointGithub')],
    ['argocd', t('empty.endpointArgocd')],
    ['generic', t('empty.endpointGeneric')],
  ];
  return (
    <EmptyPage
      inCard={inCard}
      icon={<RiInboxLine size={24} />}
      text={t('empty.noEvents')}
    >
      {setup && (
        <div className={classes.setup}>
          <ButtonLink to={setup}>{t('setup.title')}</ButtonLink>
        </div>
      )}
      <p className={classes.hint}>{t('empty.endpoints')}</p>
      <ul className={classes.endpoints}>
        {endpoints.map(([source, what]) => (
          <li key={source}>
            <code>POST /api/dora/webhooks/{source}</code>
            <span>{what}</span>
          </li>
        ))}
      </ul>
    </EmptyPage>
  );
}
