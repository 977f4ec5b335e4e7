import { UnmatchedSubject } from '@dora-metrics/backstage-plugin-dora-common';
import { useFormat } from '../format/useFormat';
import { TwoLines } from './TwoLines';

/** A name that deliveries use, what kind of name it is, and why nobody minds it. */
export function SubjectName(
  props: Pick<UnmatchedSubject, 'type' | 'name'> & {
    ignoredReason?: string | null;
  },
) {
  const { type, name, ignoredReason: reason } = props;
  const { t } = useFormat();
  return (
    <TwoLines
      name={name}
      aside={
        <>
          {t(`health.subject.${type}`)}
          {reason && <div>{t('health.unmatched.because', { reason })}</div>}
        </>
      }
    />
  );
}
