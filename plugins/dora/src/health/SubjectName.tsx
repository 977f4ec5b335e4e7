import { UnmatchedSubject } from '@dora-metrics/backstage-plugin-dora-common';
import { useFormat } from '../format/useFormat';
import { subjectText } from './subjectText';
import { TwoLines } from './TwoLines';

/** A name that deliveries use, what kind of name it is, and why nobody minds it. */
export function SubjectName(
  props: Pick<UnmatchedSubject, 'type' | 'name'> & {
    ignoredReason?: string | null;
  },
) {
  const { ignoredReason: reason } = props;
  const { t } = useFormat();
  const { name, kind } = subjectText(props, t);
  return (
    <TwoLines
      name={name}
      aside={
        <>
          {kind}
          {reason && <div>{t('health.unmatched.because', { reason })}</div>}
        </>
      }
    />
  );
}
