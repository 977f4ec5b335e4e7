import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { DefinitionsReport } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { useFormat } from '../format/useFormat';

const SHORT_FINGERPRINT = 7;

const useStyles = makeStyles(
  theme => ({
    header: { display: 'grid', gap: 4, fontSize: 14, lineHeight: '20px' },
    title: { margin: 0, fontSize: 20, fontWeight: 600, lineHeight: '28px' },
    text: { margin: 0, maxWidth: 720, color: tonesOf(theme).subtle },
  }),
  { name: 'DoraDefinitionsHeader' },
);

/** What the page is about, and which version of the rules is in force. */
export function DefinitionsHeader(props: {
  about: string;
  report?: DefinitionsReport;
  /** Whether there is a page of metrics above this one. */
  back?: boolean;
}) {
  const { about, report, back } = props;
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <div className={classes.header}>
      {back && (
        <>
          <div>
            <Link to="..">{t('definitions.back')}</Link>
          </div>
          <h2 className={classes.title}>{t('definitions.title')}</h2>
        </>
      )}
      <p className={classes.text}>{about}</p>
      {report && (
        <p className={classes.text}>
          {t('definitions.inForce', {
            version: String(report.versions[0]?.version ?? 1),
            fingerprint: report.fingerprint.slice(0, SHORT_FINGERPRINT),
            zone: report.timeZone,
          })}
        </p>
      )}
    </div>
  );
}
