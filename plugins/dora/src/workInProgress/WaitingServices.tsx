import { ServiceWorkInProgress } from '@dora-metrics/backstage-plugin-dora-common';
import { EntityTabLink } from '../components/EntityTabLink';
import { useTableStyles } from '../components/tableStyles';
import { formatDuration } from '../format/duration';
import { DASH } from '../format/metric';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';

/** What waits, service by service. */
export function WaitingServices(props: {
  services: ServiceWorkInProgress[];
  environment: string;
}) {
  const { services, environment } = props;
  const classes = useTableStyles();
  const { t } = useFormat();
  const duration = (seconds: number | null) =>
    seconds === null ? DASH : formatDuration(seconds, t);
  return (
    <div
      role="group"
      aria-label={t('workInProgress.title')}
      // It may scroll, which must be possible without a mouse.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={classes.scroll}
    >
      <table className={classes.table} aria-label={t('workInProgress.title')}>
        <thead>
          <tr>
            <th scope="col">{t('workInProgress.team.service')}</th>
            <th scope="col">{t('workInProgress.team.commits')}</th>
            <th scope="col">{t('workInProgress.team.oldest')}</th>
            <th scope="col">{t('workInProgress.team.median')}</th>
            <th scope="col">{t('workInProgress.team.changes')}</th>
          </tr>
        </thead>
        <tbody>
          {services.map(service => (
            <tr key={service.entityRef}>
              <th scope="row">
                <EntityTabLink entityRef={service.entityRef}>
                  {service.title}
                </EntityTabLink>
              </th>
              <td>
                {countText(service, t)}
                {service.incomplete && (
                  <div className={classes.subtle}>
                    {t(`workInProgress.reason.${service.incomplete}`, {
                      environment,
                    })}
                  </div>
                )}
              </td>
              <td className={classes.nowrap}>
                {duration(service.oldestAgeSeconds)}
              </td>
              <td className={classes.nowrap}>
                {duration(service.medianAgeSeconds)}
              </td>
              <td>{service.openChanges.count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function countText(
  { commits, incomplete }: ServiceWorkInProgress,
  t: Translate,
): string {
  if (commits === null) {
    return t('workInProgress.team.unknown');
  }
  return incomplete
    ? t('workInProgress.team.atLeast', { n: String(commits) })
    : String(commits);
}
