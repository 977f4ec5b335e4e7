import { ReactNode } from 'react';
import { Loaded } from '../api/useLoaded';
import { LoadError } from './LoadError';
import { Panel } from './Panel';
import { Skeleton } from './Skeleton';

/** A panel in each of its states; on its way it is as high as when it is there. */
export function LoadedPanel<T>(props: {
  title: string;
  loaded: Loaded<T>;
  /** What is said when it cannot be loaded. */
  errorText: string;
  height: number;
  actions?: ReactNode;
  note?: (data: T) => ReactNode;
  children: (data: T) => ReactNode;
}) {
  const { title, loaded, errorText, height, actions, note, children } = props;
  const { data, error, retry, stale } = loaded;
  if (error) {
    return (
      <Panel title={title}>
        <LoadError
          text={errorText}
          error={error}
          onRetry={retry}
          minHeight={Math.min(height, 160)}
        />
      </Panel>
    );
  }
  if (data === undefined) {
    return (
      <Panel title={title} actions={actions} busy>
        <Skeleton height={height} />
      </Panel>
    );
  }
  return (
    <Panel title={title} actions={actions} note={note?.(data)}>
      <div style={stale ? { opacity: 0.6 } : undefined} aria-busy={stale}>
        {children(data)}
      </div>
    </Panel>
  );
}
