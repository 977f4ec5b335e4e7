import { makeStyles } from '@material-ui/core/styles';
import { Entity } from '@backstage/catalog-model';
import { SetupName } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { CodeBlock } from '../components/CodeBlock';
import { Panel } from '../components/Panel';
import { useFormat } from '../format/useFormat';
import { subjectText } from '../health/subjectText';
import { annotationYaml } from '../service/annotation';
import { GuideText } from './GuidePart';

const useStyles = makeStyles(
  theme => ({
    body: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 12 },
    list: { margin: 0, padding: 0, listStyle: 'none', fontSize: 14 },
    name: { padding: '6px 0', overflowWrap: 'anywhere' },
    kind: { color: tonesOf(theme).subtle, fontSize: 12 },
  }),
  { name: 'DoraNamesPanel' },
);

/** By which names events find the service, and how to give it more. */
export function NamesPanel(props: { entity: Entity; names: SetupName[] }) {
  const { entity, names } = props;
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <Panel title={t('setup.names.title')}>
      <div className={classes.body}>
        <GuideText>
          {names.length > 0 ? t('setup.names.about') : t('setup.names.none')}
        </GuideText>
        {names.length > 0 && (
          <ul className={classes.list}>
            {names.map(subject => {
              const { name, kind } = subjectText(subject, t);
              return (
                <li key={`${kind} ${name}`} className={classes.name}>
                  {name}
                  <div className={classes.kind}>{kind}</div>
                </li>
              );
            })}
          </ul>
        )}
        <GuideText>
          {t('setup.names.annotate', { file: 'catalog-info.yaml' })}
        </GuideText>
        <CodeBlock
          code={annotationYaml(entity)}
          copyLabel={t('setup.copyAnnotations')}
        />
      </div>
    </Panel>
  );
}
