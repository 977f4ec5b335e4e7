import { RiEditLine } from '@remixicon/react';
import { IconChip } from '../components/IconChip';
import { useFormat } from '../format/useFormat';

/** Marks what a person has corrected. */
export function CorrectedChip() {
  const { t } = useFormat();
  return (
    <IconChip
      icon={RiEditLine}
      tone="neutral"
      hint={t('corrections.correctedHint')}
    >
      {t('corrections.corrected')}
    </IconChip>
  );
}
