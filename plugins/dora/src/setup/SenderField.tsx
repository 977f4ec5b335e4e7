import TextField from '@material-ui/core/TextField';
import { useFieldStyles } from '../components/SelectField';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { Choice } from './choices';
import { isBuiltIn, SENDER_GROUPS, SENDERS, senderTitle } from './senders';

/** Who is to send: sources that are configured first, then all others in groups. */
export function SenderField(props: {
  id: string;
  choices: Choice[];
  chosen: Choice;
  onChange: (key: string) => void;
}) {
  const { id, choices, chosen, onChange } = props;
  const classes = useFieldStyles();
  const { t } = useFormat();
  return (
    <TextField
      select
      id={id}
      label={t('setup.sender')}
      value={chosen.key}
      className={classes.field}
      variant="outlined"
      size="small"
      onChange={event => onChange(event.target.value)}
      // The browser's own list has groups, and names them to screen readers.
      SelectProps={{ native: true }}
    >
      {groupsOf(choices, t).map(({ title, members }) => (
        <optgroup key={title} label={title}>
          {members.map(choice => (
            <option key={choice.key} value={choice.key}>
              {labelOf(choice, t)}
            </option>
          ))}
        </optgroup>
      ))}
    </TextField>
  );
}

function groupsOf(choices: Choice[], t: Translate) {
  const groups = [
    {
      title: t('setup.group.configured'),
      members: choices.filter(({ configured }) => configured),
    },
    ...SENDER_GROUPS.map(group => ({
      title: t(`setup.group.${group}`),
      members: choices.filter(
        ({ configured, kind }) =>
          !configured && isBuiltIn(kind) && SENDERS[kind].group === group,
      ),
    })),
  ];
  return groups.filter(({ members }) => members.length > 0);
}

function labelOf({ configured, kind, sourceId }: Choice, t: Translate) {
  const title = senderTitle(kind);
  return configured
    ? t('setup.configuredChoice', { id: sourceId, title })
    : title;
}
