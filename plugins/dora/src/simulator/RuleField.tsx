import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import {
  DefinitionRule,
  DefinitionValue,
} from '@dora-metrics/backstage-plugin-dora-common';
import { useFieldStyles } from '../components/SelectField';
import { useFormat } from '../format/useFormat';
import { fromText, optionsOf, toText } from './ruleText';

/** A field for the value of one rule, whatever it accepts. */
export function RuleField(props: {
  rule: DefinitionRule;
  /** The value to be tried; undefined for the one in force. */
  value: DefinitionValue | undefined;
  onChange: (value: DefinitionValue | undefined) => void;
}) {
  const { rule, value, onChange } = props;
  const classes = useFieldStyles();
  const { t } = useFormat();
  const { key, title, accepts } = rule;
  const options = optionsOf(accepts, t);
  const shown = value === undefined ? rule.value : value;
  const change = (text: string) => {
    const next = fromText(accepts, text);
    const isInForce = JSON.stringify(next) === JSON.stringify(rule.value);
    onChange(isInForce ? undefined : next);
  };
  return (
    <TextField
      select={options !== undefined}
      id={`dora-rule-${key}`}
      label={title}
      value={toText(shown)}
      className={classes.field}
      variant="outlined"
      size="small"
      type={accepts.type === 'number' ? 'number' : 'text'}
      helperText={helpOf(rule, t)}
      onChange={event => change(event.target.value)}
      inputProps={
        accepts.type === 'number'
          ? { min: accepts.minimum, max: accepts.maximum }
          : undefined
      }
      SelectProps={{ MenuProps: { getContentAnchorEl: null } }}
    >
      {options?.map(option => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}

function helpOf(
  { accepts }: DefinitionRule,
  t: ReturnType<typeof useFormat>['t'],
): string | undefined {
  switch (accepts.type) {
    case 'number':
      return accepts.allowsNone
        ? t('definitions.simulator.numberOrNone', { unit: accepts.unit })
        : accepts.unit;
    case 'choices':
      return t('definitions.simulator.listOf', {
        choices: accepts.choices.join(', '),
      });
    case 'texts':
      return t('definitions.simulator.listHint');
    default:
      return undefined;
  }
}
