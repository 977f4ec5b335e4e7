import { makeStyles } from '@material-ui/core/styles';
import {
  DefinitionsReport,
  DefinitionsVersion,
} from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { EmptyText } from '../components/EmptyText';
import { Panel } from '../components/Panel';
import { formatExact } from '../format/date';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: 12,
      margin: 0,
      padding: 0,
      listStyle: 'none',
      fontSize: 14,
      lineHeight: '20px',
    },
    when: { color: tonesOf(theme).subtle },
    changes: { margin: '4px 0 0', paddingLeft: 20 },
  }),
  { name: 'DoraVersionsList' },
);

/** Since when the rules are what they are. */
export function VersionsList({ report }: { report: DefinitionsReport }) {
  const classes = useStyles();
  const { t } = useFormat();
  const { versions, timeZone } = report;
  return (
    <Panel title={t('definitions.versions.title')}>
      {versions.length < 2 ? (
        <EmptyText height={48}>{t('definitions.versions.empty')}</EmptyText>
      ) : (
        <ol className={classes.list}>
          {versions.map(version => (
            <Version
              key={version.version}
              version={version}
              timeZone={timeZone}
            />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Version(props: { version: DefinitionsVersion; timeZone: string }) {
  const { version, timeZone } = props;
  const classes = useStyles();
  const { t, place } = useFormat(timeZone);
  return (
    <li>
      <strong>
        {t('definitions.versions.version', {
          version: String(version.version),
        })}
      </strong>{' '}
      <span className={classes.when}>{formatExact(version.since, place)}</span>
      {version.changes.length === 0 ? (
        <div>{t('definitions.versions.first')}</div>
      ) : (
        <ul className={classes.changes}>
          {version.changes.map(({ key, title, from, to }) => (
            <li key={key}>
              {t('definitions.versions.change', { title, from, to })}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
