import { ReactNode, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { Entity } from '@backstage/catalog-model';
import { RiInboxLine, RiLinkUnlink, RiLockLine } from '@remixicon/react';
import { tonesOf } from '../charts/tones';
import { CodeBlock } from '../components/CodeBlock';
import { useFormat } from '../format/useFormat';
import { annotationYaml } from './annotation';
import { TextButton } from '../components/TextButton';

const useStyles = makeStyles(
  theme => {
    const { subtle, neutral, line } = tonesOf(theme);
    return {
      root: {
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 16,
        padding: '40px 16px',
        textAlign: 'center',
      },
      page: {
        minHeight: 320,
        borderRadius: 8,
        border: `1px solid ${line}`,
        backgroundColor: theme.palette.background.paper,
      },
      icon: {
        display: 'flex',
        padding: 12,
        borderRadius: '50%',
        color: neutral.text,
        backgroundColor: neutral.ground,
      },
      text: {
        maxWidth: 560,
        margin: 0,
        fontSize: 16,
        lineHeight: '24px',
        textWrap: 'balance',
      },
      more: { width: '100%', maxWidth: 520 },
      hint: { margin: '0 0 8px', color: subtle, fontSize: 13 },
      endpoints: {
        margin: 0,
        padding: 0,
        listStyle: 'none',
        textAlign: 'left',
        fontSize: 13,
        '& li': {
          display: 'grid',
          gap: 2,
          padding: '10px 0',
          borderTop: `1px solid ${line}`,
        },
        '& span': { color: subtle },
      },
    };
  },
  { name: 'DoraNotReady' },
);

function Whole(props: {
  icon: ReactNode;
  text: string;
  inCard?: boolean;
  children?: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={`${classes.root} ${props.inCard ? '' : classes.page}`}>
      <div className={classes.icon} aria-hidden>
        {props.icon}
      </div>
      <p className={classes.text}>{props.text}</p>
      {props.children && <div className={classes.more}>{props.children}</div>}
    </div>
  );
}

/** In the place of numbers that the reader may not see. */
export function NotAllowed({ inCard }: { inCard?: boolean }) {
  const { t } = useFormat();
  return (
    <Whole
      inCard={inCard}
      icon={<RiLockLine size={24} />}
      text={t('empty.notAllowed')}
    />
  );
}

/** For an entity that nothing links to events. */
export function NotLinked(props: { entity: Entity; inCard?: boolean }) {
  const { entity, inCard } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const [shown, setShown] = useState(false);
  return (
    <Whole
      inCard={inCard}
      icon={<RiLinkUnlink size={24} />}
      text={t('empty.notLinked')}
    >
      {shown ? (
        <>
          <p className={classes.hint}>
            {t('empty.annotationHint', { file: 'catalog-info.yaml' })}
          </p>
          <CodeBlock
            code={annotationYaml(entity)}
            copyLabel={t('empty.copy')}
          />
        </>
      ) : (
        <TextButton
          variant="outlined"
          color="primary"
          onClick={() => setShown(true)}
        >
          {t('empty.showAnnotation')}
        </TextButton>
      )}
    </Whole>
  );
}

/** For a linked entity that nothing was ever received for. */
export function NoEvents({ inCard }: { inCard?: boolean }) {
  const classes = useStyles();
  const { t } = useFormat();
  const endpoints = [
    ['github', t('empty.endpointGithub')],
    ['argocd', t('empty.endpointArgocd')],
    ['generic', t('empty.endpointGeneric')],
  ];
  return (
    <Whole
      inCard={inCard}
      icon={<RiInboxLine size={24} />}
      text={t('empty.noEvents')}
    >
      <p className={classes.hint}>{t('empty.endpoints')}</p>
      <ul className={classes.endpoints}>
        {endpoints.map(([source, what]) => (
          <li key={source}>
            <code>POST /api/dora/webhooks/{source}</code>
            <span>{what}</span>
          </li>
        ))}
      </ul>
    </Whole>
  );
}
