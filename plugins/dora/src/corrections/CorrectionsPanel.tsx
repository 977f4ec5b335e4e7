import { Panel } from '../components/Panel';
import { useFormat } from '../format/useFormat';
import { Outcome } from '../health/Outcome';
import { useSaid } from '../health/useSaid';
import { CorrectionHistory } from './CorrectionHistory';
import { EditableCorrections } from './useCorrections';

/** All corrections of a service; nothing where there are none. */
export function CorrectionsPanel(props: {
  corrections: EditableCorrections;
  timeZone?: string;
}) {
  const { corrections, timeZone } = props;
  const { t } = useFormat();
  const [said, say] = useSaid();
  const { data, undo } = corrections;
  if (!data || data.items.length === 0) {
    return null;
  }
  return (
    <Panel title={t('corrections.history.title')}>
      <Outcome said={said} />
      <CorrectionHistory
        items={data.items}
        timeZone={timeZone}
        onUndo={data.editable ? undo : undefined}
        onDone={say}
      />
    </Panel>
  );
}
