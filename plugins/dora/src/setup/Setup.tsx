import { makeStyles } from '@material-ui/core/styles';
import { Entity } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { ServiceSetup } from '@dora-metrics/backstage-plugin-dora-common';
import { MEDIUM } from '../charts/room';
import { tonesOf } from '../charts/tones';
import { isNotAllowed, LoadError } from '../components/LoadError';
import { NotAllowed } from '../components/NotAllowed';
import { usePageStyles } from '../components/pageStyles';
import { Panel } from '../components/Panel';
import { Skeleton } from '../components/Skeleton';
import { useFormat } from '../format/useFormat';
import { Checklist, neededSteps } from './Checklist';
import { NamesPanel } from './NamesPanel';
import { useSetup } from './useSetup';

const useStyles = makeStyles(
  theme => ({
    header: { display: 'grid', gap: 4, fontSize: 14, lineHeight: '20px' },
    title: { margin: 0, fontSize: 20, fontWeight: 600, lineHeight: '28px' },
    text: { margin: 0, maxWidth: 720, color: tonesOf(theme).subtle },
    columns: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) 340px',
      alignItems: 'start',
      gap: 16,
      [MEDIUM]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    },
  }),
  { name: 'DoraSetup' },
);

/** What to do so that events of a service arrive, ticked as they do. */
export function Setup({ entity }: { entity: Entity }) {
  const pageClasses = usePageStyles();
  const { t } = useFormat();
  const { data, error, retry } = useSetup(entity);
  if (isNotAllowed(error)) {
    return <NotAllowed what="component" />;
  }
  return (
    <div className={pageClasses.page}>
      <SetupHeader entity={entity} setup={data} />
      {error && (
        <Panel title={t('setup.title')}>
          <LoadError
            text={t('setup.failed')}
            error={error}
            onRetry={retry}
            minHeight={160}
          />
        </Panel>
      )}
      {!error && <Columns entity={entity} setup={data} />}
    </div>
  );
}

function SetupHeader(props: { entity: Entity; setup?: ServiceSetup }) {
  const { entity, setup } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const needed = setup && neededSteps(setup);
  const done = needed?.filter(({ state }) => state === 'received');
  return (
    <div className={classes.header}>
      <div>
        <Link to="..">{t('setup.back')}</Link>
      </div>
      <h2 className={classes.title}>{t('setup.title')}</h2>
      <p className={classes.text}>
        {t('setup.about', { service: entity.metadata.name })}
      </p>
      {needed && done && (
        <div>
          {done.length === needed.length
            ? t('setup.complete')
            : t('setup.progress', {
                done: String(done.length),
                all: String(needed.length),
              })}
        </div>
      )}
    </div>
  );
}

function Columns(props: { entity: Entity; setup?: ServiceSetup }) {
  const { entity, setup } = props;
  const classes = useStyles();
  if (!setup) {
    return <Skeleton height={420} />;
  }
  return (
    <div className={classes.columns}>
      <Checklist entity={entity} setup={setup} />
      <NamesPanel entity={entity} names={setup.names} />
    </div>
  );
}
