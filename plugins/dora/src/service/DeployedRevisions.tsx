import { makeStyles } from '@material-ui/core/styles';
import { DeploymentDetail } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { shortRevision } from '../format/revision';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  theme => ({
    text: { margin: 0, fontSize: 14, lineHeight: '20px' },
    mono: {
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
      fontSize: 13,
      overflowWrap: 'anywhere',
    },
    how: {
      margin: '4px 0 0',
      color: tonesOf(theme).subtle,
      fontSize: 13,
      lineHeight: '18px',
    },
  }),
  { name: 'DoraDeployedRevisions' },
);

/** Which commits a deployment consists of, and how they were found. */
export function DeployedRevisions(props: { deployment: DeploymentDetail }) {
  const { deployment } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const { previousRevision, revision, repository, furtherRevisions } =
    deployment;
  const before = previousRevision
    ? shortRevision(previousRevision)
    : t('drawer.firstRevision');
  const after = revision
    ? shortRevision(revision)
    : t('deployments.unknownVersion');
  return (
    <>
      <p className={classes.text}>
        <span className={classes.mono}>
          {before} → {after}
        </span>
        {repository && ` · ${repository}`}
      </p>
      {furtherRevisions.map(further => (
        <p key={further.repository} className={classes.text}>
          <span className={classes.mono}>
            {shortRevision(further.revision)}
          </span>
          {` · ${further.repository}`}
        </p>
      ))}
      <Configuration deployment={deployment} />
    </>
  );
}

function Configuration(props: { deployment: DeploymentDetail }) {
  const { revisionRule, configRevision, isConfigChange } = props.deployment;
  const classes = useStyles();
  const { t } = useFormat();
  const isFoundByImage = revisionRule !== null && revisionRule !== 'told';
  return (
    <>
      {isFoundByImage && (
        <p className={classes.how}>{t(`drawer.${revisionRule}`)}</p>
      )}
      {configRevision && (
        <p className={classes.how}>
          {t(isConfigChange ? 'drawer.configChange' : 'drawer.configuration')}{' '}
          <span className={classes.mono}>
            {shortRevision(configRevision.revision)}
          </span>
          {` · ${configRevision.repository}`}
        </p>
      )}
    </>
  );
}
