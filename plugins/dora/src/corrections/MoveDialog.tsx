import { useState } from 'react';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  DeploymentDetail,
  DeploymentSummary,
  FailureReason,
} from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef, ReportQuery } from '../api/DoraApi';
import { Loaded, useLoaded } from '../api/useLoaded';
import { useFieldStyles } from '../components/SelectField';
import { formatDayTime, Place } from '../format/date';
import { deploymentName } from '../format/revision';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { failureRef } from './asked';
import { CorrectionDialog, DialogProps } from './CorrectionDialog';

const MOST = 200;

/** Says which other deployment failed for a reason. */
export function MoveDialog(
  props: DialogProps & {
    service: CompoundEntityRef;
    /** The period and environment whose deployments are offered. */
    query: ReportQuery;
    timeZone?: string;
    deployment: DeploymentDetail;
    reason: FailureReason;
  },
) {
  const { service, query, timeZone, deployment, reason, ...dialog } = props;
  const { t, place } = useFormat(timeZone);
  const field = useFieldStyles();
  const [target, setTarget] = useState('');
  const offered = useOthers(service, query, deployment.id);
  const message = messageOf(offered, t);
  return (
    <CorrectionDialog
      {...dialog}
      title={t('corrections.move.title')}
      about={t('corrections.move.about', { reason: reason.text })}
      done={t('corrections.move.done')}
      change={
        target
          ? {
              kind: 'move_failure',
              ...failureRef(deployment.id, reason),
              toDeploymentId: target,
            }
          : undefined
      }
    >
      {tried => (
        <TextField
          select
          required
          id="dora-move-target"
          variant="outlined"
          size="small"
          className={field.field}
          InputLabelProps={{ shrink: true }}
          label={t('corrections.move.target')}
          value={target}
          error={tried && target === ''}
          helperText={
            message ??
            (tried && target === '' ? t('corrections.move.needed') : undefined)
          }
          onChange={event => setTarget(event.target.value)}
          SelectProps={{
            displayEmpty: true,
            MenuProps: { getContentAnchorEl: null },
          }}
        >
          <MenuItem value="">{t('corrections.move.choose')}</MenuItem>
          {(offered.data ?? []).map(one => (
            <MenuItem key={one.id} value={one.id}>
              {labelOf(one, place, t)}
            </MenuItem>
          ))}
        </TextField>
      )}
    </CorrectionDialog>
  );
}

/** The deployments that a failure can move to, the newest first. */
function useOthers(
  service: CompoundEntityRef,
  query: ReportQuery,
  deploymentId: string,
): Loaded<DeploymentSummary[]> {
  const api = useApi(doraApiRef);
  return useLoaded(
    async () => {
      const { items } = await api.getDeployments(service, {
        ...query,
        limit: MOST,
      });
      return items.filter(
        ({ id, kind }) => id !== deploymentId && kind !== 'dismissed',
      );
    },
    deploymentId,
    0,
  );
}

function messageOf(
  { data, error }: Loaded<DeploymentSummary[]>,
  t: Translate,
): string | undefined {
  if (error) {
    return t('corrections.move.loadFailed');
  }
  if (!data) {
    return t('corrections.move.loading');
  }
  return data.length === 0 ? t('corrections.move.none') : undefined;
}

/** "12 Mar, 12:40 · v1.42.0 · Deploy" */
function labelOf(one: DeploymentSummary, place: Place, t: Translate): string {
  return [
    formatDayTime(one.finishedAt ?? one.startedAt, place),
    deploymentName(one) ?? t('deployments.unknownVersion'),
    t(`kind.${one.kind}`),
  ].join(' · ');
}
