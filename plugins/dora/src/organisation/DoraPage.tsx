import { Route, Routes } from 'react-router-dom';
import { Content, Header, Page } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useFormat } from '../format/useFormat';
import { Health } from '../health/Health';
import { DefinitionsPage } from '../definitions/DefinitionsPage';
import {
  definitionsRouteRef,
  healthRouteRef,
  organisationRouteRef,
  setupRouteRef,
} from '../routes';
import { FirstRun } from '../setup/FirstRun';
import { Organisation } from './Organisation';

/**
 * The page of the organisation with its header and what lies below it, for the
 * legacy frontend system.
 *
 * @public
 */
export function DoraPage() {
  const { t } = useFormat();
  const organisation = useRouteRef(organisationRouteRef);
  return (
    <Page themeId="tool">
      <Routes>
        <Route
          path={healthRouteRef.path}
          element={
            <>
              <Header
                title={t('health.title')}
                type={t('organisation.title')}
                typeLink={organisation()}
              />
              <Content>
                <Health />
              </Content>
            </>
          }
        />
        <Route
          path={setupRouteRef.path}
          element={
            <>
              <Header
                title={t('setup.title')}
                type={t('organisation.title')}
                typeLink={organisation()}
              />
              <Content>
                <FirstRun />
              </Content>
            </>
          }
        />
        <Route
          path={definitionsRouteRef.path}
          element={
            <>
              <Header
                title={t('definitions.title')}
                type={t('organisation.title')}
                typeLink={organisation()}
              />
              <Content>
                <DefinitionsPage />
              </Content>
            </>
          }
        />
        <Route
          path="*"
          element={
            <>
              <Header title={t('organisation.title')} />
              <Content>
                <Organisation />
              </Content>
            </>
          }
        />
      </Routes>
    </Page>
  );
}
