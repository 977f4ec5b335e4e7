import { IncidentAsked } from './asked';
import { DialogProps } from './CorrectionDialog';
import { IncidentServicesDialog } from './IncidentServicesDialog';
import { IncidentTimesDialog } from './IncidentTimesDialog';

/** The dialog of what a person wants to correct about an incident. */
export function IncidentDialog(
  props: DialogProps & { asked: IncidentAsked; timeZone?: string },
) {
  const { asked, timeZone, ...dialog } = props;
  const { kind, incident } = asked;
  return kind === 'times' ? (
    <IncidentTimesDialog {...dialog} incident={incident} timeZone={timeZone} />
  ) : (
    <IncidentServicesDialog {...dialog} incident={incident} />
  );
}
