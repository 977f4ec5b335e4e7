import { makeStyles } from '@material-ui/core/styles';
import { DefinitionRule } from '@dora-metrics/backstage-plugin-dora-common';
import { Panel } from '../components/Panel';
import { useTableStyles } from '../components/tableStyles';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  {
    rule: { minWidth: 260, maxWidth: 520, verticalAlign: 'top' },
    cell: { verticalAlign: 'top', overflowWrap: 'anywhere', minWidth: 120 },
    text: { margin: '2px 0 0', fontWeight: 400, lineHeight: '18px' },
  },
  { name: 'DoraRulesTable' },
);

/** Each rule with its value, where that comes from, and what sets it. */
export function RulesTable({ rules }: { rules: DefinitionRule[] }) {
  const table = useTableStyles();
  const { t } = useFormat();
  const title = t('definitions.rules');
  return (
    <Panel title={title}>
      <div
        role="group"
        aria-label={title}
        // It may scroll, which must be possible without a mouse.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className={table.scroll}
      >
        <table className={table.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('definitions.rule')}</th>
              <th scope="col">{t('definitions.value')}</th>
              <th scope="col">{t('definitions.origin.label')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map(rule => (
              <RuleRow key={rule.key} rule={rule} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function RuleRow({ rule }: { rule: DefinitionRule }) {
  const classes = useStyles();
  const table = useTableStyles();
  const { t } = useFormat();
  const { title, text, valueText, origin, configKey, annotation } = rule;
  return (
    <tr>
      <th scope="row" className={classes.rule}>
        {title}
        <p className={classes.text}>{text}</p>
        <p className={`${classes.text} ${table.subtle}`}>
          {annotation
            ? t('definitions.annotationKey', { key: configKey, annotation })
            : t('definitions.configKey', { key: configKey })}
        </p>
      </th>
      <td className={classes.cell}>{valueText}</td>
      <td className={classes.cell}>{t(`definitions.origin.${origin}`)}</td>
    </tr>
  );
}
