import { Route, Routes } from 'react-router-dom';
import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { useFormat } from '../format/useFormat';
import { Health } from '../health/Health';
import { DefinitionsPage } from '../definitions/DefinitionsPage';
import { definitionsRouteRef, healthRouteRef, setupRouteRef } from '../routes';
import { FirstRun } from '../setup/FirstRun';
import { Organisation } from './Organisation';

/** The page of the organisation and what lies below it, under the header that the app gives them. */
export function DoraContent() {
  const { t } = useFormat();
  const health = useRouteRef(healthRouteRef);
  const setup = useRouteRef(setupRouteRef);
  const definitions = useRouteRef(definitionsRouteRef);
  return (
    <main>
      <Content>
        <Routes>
          <Route
            path={healthRouteRef.path}
            element={
              <BreadcrumbEntry
                entry={{ label: t('health.title'), href: health() }}
              >
                <Health />
              </BreadcrumbEntry>
            }
          />
          <Route
            path={setupRouteRef.path}
            element={
              <BreadcrumbEntry
                entry={{ label: t('setup.title'), href: setup() }}
              >
                <FirstRun />
              </BreadcrumbEntry>
            }
          />
          <Route
            path={definitionsRouteRef.path}
            element={
              <BreadcrumbEntry
                entry={{ label: t('definitions.title'), href: definitions() }}
              >
                <DefinitionsPage />
              </BreadcrumbEntry>
            }
          />
          <Route path="*" element={<Organisation />} />
        </Routes>
      </Content>
    </main>
  );
}
