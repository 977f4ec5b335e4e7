import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { Entity } from '@backstage/catalog-model';
import { RiLinkUnlink } from '@remixicon/react';
import { tonesOf } from '../charts/tones';
import { ButtonLink } from '../components/ButtonLink';
import { CodeBlock } from '../components/CodeBlock';
import { EmptyPage } from '../components/EmptyPage';
import { TextButton } from '../components/TextButton';
import { useFormat } from '../format/useFormat';
import { annotationYaml } from './annotation';

const useStyles = makeStyles(
  theme => ({
    hint: { margin: '0 0 8px', color: tonesOf(theme).subtle, fontSize: 13 },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'center',
      gap: 12,
      '* + &': { marginTop: 16 },
    },
  }),
  { name: 'DoraNotLinked' },
);

/** For an entity that nothing links to events. */
export function NotLinked(props: {
  entity: Entity;
  inCard?: boolean;
  /** Where to set it up; undefined where there is no such page. */
  setup?: string;
}) {
  const { entity, inCard, setup } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const [shown, setShown] = useState(false);
  return (
    <EmptyPage
      inCard={inCard}
      icon={<RiLinkUnlink size={24} />}
      text={t('empty.notLinked')}
    >
      {shown && (
        <>
          <p className={classes.hint}>
            {t('empty.annotationHint', { file: 'catalog-info.yaml' })}
          </p>
          <CodeBlock
            code={annotationYaml(entity)}
            copyLabel={t('empty.copy')}
          />
        </>
      )}
      <div className={classes.actions}>
        {!shown && (
          <TextButton
            variant="outlined"
            color="primary"
            onClick={() => setShown(true)}
          >
            {t('empty.showAnnotation')}
          </TextButton>
        )}
        {setup && <ButtonLink to={setup}>{t('setup.title')}</ButtonLink>}
      </div>
    </EmptyPage>
  );
}
