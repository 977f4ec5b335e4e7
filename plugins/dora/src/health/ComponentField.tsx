import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import useDebounce from 'react-use/esm/useDebounce';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  CatalogAutocomplete,
  catalogApiRef,
} from '@backstage/plugin-catalog-react';
import { Loaded, useLoaded } from '../api/useLoaded';
import { useFormat } from '../format/useFormat';

const DEBOUNCE_MILLISECONDS = 200;
const MOST_OPTIONS = 20;

const useStyles = makeStyles(
  {
    // The label stands in the border of the field, as everywhere on the page.
    input: { marginTop: 0, fontSize: 14 },
    field: {
      '& .MuiInputBase-root, & .MuiInputLabel-root, & .MuiFormHelperText-root':
        { fontFamily: 'inherit' },
    },
    paper: { fontFamily: 'inherit', fontSize: 14 },
    option: { overflowWrap: 'anywhere' },
    ref: { fontSize: 12, opacity: 0.75 },
  },
  { name: 'DoraComponentField' },
);

/** Finds a component of the catalog by parts of its name. */
export function ComponentField(props: {
  value: Entity | undefined;
  /** Whether it is time to say that one is needed. */
  missing: boolean;
  onChange: (entity: Entity | undefined) => void;
}) {
  const { value, missing, onChange } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const [typed, setTyped] = useState('');
  const { data, error, stale } = useComponents(typed);
  return (
    <CatalogAutocomplete<Entity>
      id="dora-component"
      name="dora-component"
      classes={{ inputRoot: classes.input, paper: classes.paper }}
      options={data ?? []}
      loading={!data || stale}
      loadingText={t('health.map.searching')}
      noOptionsText={
        error ? t('health.map.searchFailed') : t('health.map.none')
      }
      value={value ?? null}
      getOptionLabel={titleOf}
      getOptionSelected={(one, other) =>
        stringifyEntityRef(one) === stringifyEntityRef(other)
      }
      // The catalog has filtered already.
      filterOptions={options => options}
      renderOption={entity => (
        <div className={classes.option}>
          <div>{titleOf(entity)}</div>
          <div className={classes.ref}>{stringifyEntityRef(entity)}</div>
        </div>
      )}
      onChange={(_, entity) => onChange(entity ?? undefined)}
      onInputChange={(_, text) => setTyped(text)}
      TextFieldProps={{
        className: classes.field,
        label: t('health.map.service'),
        placeholder: t('health.map.search'),
        required: true,
        error: missing,
        helperText: missing ? t('health.map.needed') : undefined,
      }}
    />
  );
}

/** How people call an entity. */
export function titleOf({ metadata }: Entity): string {
  return metadata.title ?? metadata.name;
}

/** The first components whose names hold what was typed, once the typing pauses. */
export function useComponents(typed: string): Loaded<Entity[]> {
  const catalog = useApi(catalogApiRef);
  const [term, setTerm] = useState(typed);
  useDebounce(() => setTerm(typed), DEBOUNCE_MILLISECONDS, [typed]);
  return useLoaded(
    async () => {
      const { items } = await catalog.queryEntities({
        filter: { kind: 'Component' },
        fields: [
          'kind',
          'metadata.namespace',
          'metadata.name',
          'metadata.title',
        ],
        fullTextFilter: {
          term,
          fields: ['metadata.name', 'metadata.title'],
        },
        orderFields: { field: 'metadata.name', order: 'asc' },
        limit: MOST_OPTIONS,
      });
      return items;
    },
    term,
    0,
  );
}
