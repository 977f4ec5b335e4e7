import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { isNotAllowed } from '../components/LoadError';
import { NotAllowed } from '../components/NotAllowed';
import { usePageStyles } from '../components/pageStyles';
import { useFormat } from '../format/useFormat';
import { RestatementsPanel } from '../restatements/RestatementsPanel';
import { Simulator } from '../simulator/Simulator';
import { DefinitionsHeader } from './DefinitionsHeader';
import { DefinitionsPanels } from './DefinitionsPanels';
import { useDefinitions } from './useDefinitions';

/** How the numbers of a service are defined, and what other rules would make of them. */
export function ServiceDefinitions({ entity }: { entity: Entity }) {
  const classes = usePageStyles();
  const { t } = useFormat();
  const service = getCompoundEntityRef(entity);
  const definitions = useDefinitions(service);
  if (isNotAllowed(definitions.error)) {
    return <NotAllowed what="component" />;
  }
  return (
    <div className={classes.page}>
      <DefinitionsHeader
        back
        about={t('definitions.aboutService', { service: entity.metadata.name })}
        report={definitions.data}
      />
      <DefinitionsPanels definitions={definitions}>
        {report => <Simulator service={service} rules={report.rules} />}
      </DefinitionsPanels>
      <RestatementsPanel entity={service} />
    </div>
  );
}
