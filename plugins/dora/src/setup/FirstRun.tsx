import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { DORA_SOURCE_KINDS } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { usePageStyles } from '../components/pageStyles';
import { Panel } from '../components/Panel';
import { VisuallyHidden } from '../components/VisuallyHidden';
import { useFormat } from '../format/useFormat';
import { healthRouteRef } from '../routes';
import { GuideText } from './GuidePart';
import { docsOf, SENDER_GROUPS, SENDERS } from './senders';

const useStyles = makeStyles(
  theme => ({
    body: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 12 },
    groups: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 200px), 1fr))',
      gap: '16px 24px',
    },
    group: {
      margin: '0 0 4px',
      color: tonesOf(theme).subtle,
      fontSize: 12,
      fontWeight: 600,
    },
    list: {
      margin: 0,
      padding: 0,
      listStyle: 'none',
      fontSize: 14,
      lineHeight: '24px',
    },
    link: { fontSize: 14 },
  }),
  { name: 'DoraFirstRun' },
);

/** Where to begin when no service has received anything yet. */
export function FirstRun() {
  const pageClasses = usePageStyles();
  const classes = useStyles();
  const { t } = useFormat();
  const health = useRouteRef(healthRouteRef);
  return (
    <div className={pageClasses.page}>
      <VisuallyHidden>
        <h2>{t('setup.title')}</h2>
      </VisuallyHidden>
      <GuideText>{t('setup.firstRun.about')}</GuideText>
      <Step title={t('setup.firstRun.add')} text={t('setup.firstRun.addText')}>
        <Senders />
      </Step>
      <Step
        title={t('setup.firstRun.choose')}
        text={t('setup.firstRun.chooseText')}
      />
      <Step
        title={t('setup.firstRun.watch')}
        text={t('setup.firstRun.watchText')}
      >
        <Link to={health()} className={classes.link}>
          {t('health.title')}
        </Link>
      </Step>
    </div>
  );
}

function Step(props: { title: string; text: string; children?: ReactNode }) {
  const classes = useStyles();
  return (
    <Panel title={props.title}>
      <div className={classes.body}>
        <GuideText>{props.text}</GuideText>
        {props.children}
      </div>
    </Panel>
  );
}

/** All kinds of senders in groups, each with the page that explains it. */
function Senders() {
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <div className={classes.groups}>
      {SENDER_GROUPS.map(group => (
        <div key={group}>
          <h4 className={classes.group}>{t(`setup.group.${group}`)}</h4>
          <ul className={classes.list}>
            {DORA_SOURCE_KINDS.filter(
              kind => SENDERS[kind].group === group,
            ).map(kind => (
              <li key={kind}>
                <Link to={docsOf(kind)}>{SENDERS[kind].title}</Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
