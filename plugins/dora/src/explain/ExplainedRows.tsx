import { ChangeEvent } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { Explanation } from '@dora-metrics/backstage-plugin-dora-common';
import { EmptyText } from '../components/EmptyText';
import { Pages } from '../components/Pages';
import { ExplainView } from '../filters/filters';
import { FilterState } from '../filters/useFilters';
import { useFormat } from '../format/useFormat';
import { ExplainedRowItem } from './ExplainedRowItem';
import { ROWS, Subject } from './useExplanation';

const PARTS = ['included', 'excluded'] as const;
const PANEL_ID = 'dora-explained-rows';

const useStyles = makeStyles(
  {
    tabs: { minHeight: 36, marginBottom: 4 },
    tab: {
      minWidth: 0,
      minHeight: 36,
      padding: '6px 12px',
      fontFamily: 'inherit',
      fontSize: 13,
      letterSpacing: 0,
      textTransform: 'none',
      opacity: 1,
    },
    list: { margin: 0, padding: 0, listStyle: 'none', fontSize: 13 },
  },
  { name: 'DoraExplainedRows' },
);

/** The rows that count and those that were left out, a page at a time. */
export function ExplainedRows(props: {
  explanation: Explanation;
  page: Subject;
  state: FilterState;
  explain: ExplainView;
}) {
  const { explanation, page, state, explain } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const { rows } = explanation;
  const choose = (_: ChangeEvent<{}>, part: ExplainView['part']) =>
    state.setView({ explain: { ...explain, part, page: 1 } });
  return (
    <>
      <Tabs
        value={explain.part}
        onChange={choose}
        className={classes.tabs}
        indicatorColor="primary"
        aria-label={t('explain.rows')}
      >
        {PARTS.map(part => (
          <Tab
            key={part}
            id={`${PANEL_ID}-${part}`}
            value={part}
            className={classes.tab}
            aria-controls={PANEL_ID}
            label={t(`explain.${part}`, { n: String(explanation[part]) })}
          />
        ))}
      </Tabs>
      <div
        role="tabpanel"
        id={PANEL_ID}
        aria-labelledby={`${PANEL_ID}-${explain.part}`}
      >
        {rows.length === 0 ? (
          <EmptyText height={80}>
            {t(
              explanation.part === 'included'
                ? 'explain.noneIncluded'
                : 'explain.noneExcluded',
            )}
          </EmptyText>
        ) : (
          <ul className={classes.list}>
            {rows.map(row => (
              <ExplainedRowItem
                key={`${row.kind} ${row.id} ${row.deploymentId} ${row.entityRef}`}
                row={row}
                explanation={explanation}
                page={page}
                state={state}
              />
            ))}
          </ul>
        )}
        <RowPages
          explanation={explanation}
          onTurn={by =>
            state.setView({ explain: { ...explain, page: explain.page + by } })
          }
        />
      </div>
    </>
  );
}

function RowPages(props: {
  explanation: Explanation;
  onTurn: (by: 1 | -1) => void;
}) {
  const { explanation, onTurn } = props;
  const { t } = useFormat();
  const { offset, rows } = explanation;
  const total = explanation[explanation.part];
  if (total <= ROWS) {
    return null;
  }
  return (
    <Pages
      label={t('explain.pages')}
      offset={offset}
      shown={rows.length}
      total={total}
      onPrevious={offset > 0 ? () => onTurn(-1) : undefined}
      onNext={offset + rows.length < total ? () => onTurn(1) : undefined}
    />
  );
}
